# Dane osób: jak długo co zostaje, usuwanie, kopia dla osoby, zgody. sygnaly records erase, person i retention; panel.

## Rodzaje danych
erasure-class-audio = Nagrania
erasure-class-audio-about = Dźwięk wypowiedzi, zachowany za zgodą. Leży tylko na komputerze, na którym powstał.
erasure-class-transcript = Wypowiedzi
erasure-class-transcript-about = Słowa z prób, razem z dowodami przy ocenach.
erasure-class-log = Przebieg prób
erasure-class-log-about = Klawisze, czasy i zdarzenia z prób.
erasure-class-result = Wyniki
erasure-class-result-about = Czyj jest który wynik, powody rozstrzygnięć i zastrzeżenia.
erasure-class-certificate = Certyfikaty
erasure-class-certificate-about = Treść certyfikatu. Czas liczy się od jego ostatniego dnia ważności.

## Jak długo
retention-months = { $months } mies.
retention-keep = bez terminu
retention-line = { $class }: { $kept }
retention-decided = Zapisano nowy okres: { $class }.
retention-shorter = Krótszy okres usuwa dane, których nie da się przywrócić. Potwierdź go przy tym rodzaju danych.
retention-asks = { $count ->
    [one] Rozumiem: najbliższe sprawdzenie usunie dane { $count } zapisu.
   *[other] Rozumiem: najbliższe sprawdzenie usunie dane { $count } zapisów.
}
retention-needs-yes = { $count ->
    [one] Krótszy okres usunie przy najbliższym sprawdzeniu dane { $count } zapisu i nie da się tego cofnąć. Jeśli tak ma być, dodaj --yes.
   *[other] Krótszy okres usunie przy najbliższym sprawdzeniu dane { $count } zapisów i nie da się tego cofnąć. Jeśli tak ma być, dodaj --yes.
}
retention-no-months = „{ $months }” to nie jest liczba miesięcy. Wpisz liczbę od 1 do { $most } albo zostaw pole puste.
retention-note = Po upływie tego okresu dane są usuwane automatycznie (sprawdzanie raz na dobę). Wynik bez danych osoby zostaje w zestawieniach.
retention-caption = Okresy przechowywania
retention-class = Rodzaj danych
retention-about = Co to jest
retention-kept = Jak długo
retention-change = Zmiana
retention-in-months = Liczba miesięcy
retention-save = Zapisz
retention-hint = Puste pole znaczy „bez terminu”: dane zostają, dopóki ktoś ich nie usunie.
retention-how = Jak to działa
retention-how-when = Czas prób liczy się od dnia, w którym się zaczęły.
retention-how-one-record = Wypowiedzi i przebieg próby to jeden zapis. Gdy mają różne okresy, decyduje krótszy.
retention-how-results = Okres dla wyników powinien być dłuższy niż okres, z którego polityka liczy egzaminy razem. Usunięty egzamin nie liczy się do następnego certyfikatu.
retention-how-waiting = Egzaminy z niejasną oceną i próby z zastrzeżeniem bez odpowiedzi zostają, dopóki ktoś ich nie rozstrzygnie.
retention-how-stations = Komputery urzędu usuwają to samo u siebie, gdy następnym razem wysyłają dane. Nagrania znikają wcześniej, jeśli tak ustawiono na komputerze (zwykle po 30 dniach).
retention-how-backups = Kopie zapasowe trzeba usuwać osobno.

## Usuwanie osoby w panelu
erase-title = Usuwanie danych osoby
erase-title-of = Usuwanie danych: { $name }
erase-goes = Co zniknie
erase-goes-person = imię, nazwisko, stanowisko, komórka i urząd
erase-goes-attempts = zapisy prób: wypowiedzi, przebieg, dowody i to, czyje są wyniki
erase-goes-decisions = powody rozstrzygnięć, zastrzeżenia i odpowiedzi na nie
erase-goes-certificates = treść certyfikatów, potwierdzenia zapoznania się z procedurą i zgody
erase-goes-stations = to samo na komputerach, na których ta osoba ćwiczyła, razem z nagraniami, gdy następnym razem wyślą dane
erase-stays = Co zostanie
erase-stays-figures = wyniki bez osoby, do zestawień
erase-stays-numbers = numery i daty certyfikatów oraz informacja o unieważnieniu
erase-stays-audit = wpisy w dzienniku zdarzeń, bez nazwiska tej osoby
erase-stays-digest = skrót imienia, nazwiska, komórki i urzędu, z którego nie da się ich odczytać: po nim baza pozna te dane, gdyby wróciły z komputera, który był odłączony
erase-confirm = Potwierdzenie
erase-type-name = Tego nie da się cofnąć. Żeby potwierdzić, wpisz imię i nazwisko: { $name }
erase-name = Imię i nazwisko
erase-button = Usuń dane tej osoby
erase-back = Wróć, niczego nie usuwaj
erase-other-name = To nie jest imię i nazwisko tej osoby. Niczego nie usunięto.
erase-was = Dane tej osoby usunięto { $on }.
erase-was-note = Zostały wyniki bez osoby oraz numery i daty certyfikatów.
erase-to-people = Lista osób

## Usuwanie w poleceniach
erase-ask = { $name }: zniknie imię, nazwisko, stanowisko, próby z nagraniami, treść certyfikatów, potwierdzenia i zgody. Tego nie da się cofnąć. Żeby usunąć, dopisz --yes.
erase-done-store = { $name }: usunięto z bazy urzędu. Próby: { $attempts }, certyfikaty: { $certificates }, potwierdzenia: { $acknowledgements }, zgody: { $consents }.
erase-done-here = Usunięto z tego komputera. Próby: { $attempts }, próby z nagraniami: { $recordings }, certyfikaty: { $certificates }, inne wpisy: { $entries }.
erase-nothing-here = Na tym komputerze nie było czego usuwać.
erase-no-store = Bazy urzędu nie ma, więc usunięto dane tylko z tego komputera.
erase-stations-later = Pozostałe komputery usuną to samo, gdy następnym razem wyślą dane (sygnaly records sync).
erase-in-use = Próba { $name } właśnie trwa. Zakończ ją i powtórz polecenie.
erase-unclear = Prób, których nie da się odczytać: { $count }. Nie wiadomo, czyje są; zostały bez zmian. Sprawdź je i usuń ręcznie.
erase-unfinished = Usunięcie nie jest pełne: to, co wymieniono wyżej, zostało. Napraw to i powtórz polecenie; program dokończy też sam, gdy następnym razem wyśle dane (sygnaly records sync).
erase-due-line = { $class }: usunięto { $count }.
erase-due-none = Dla żadnego rodzaju danych w bazie nie ustalono okresu: sygnaly records retention.
erase-due-no-store = Bazy urzędu nie ma, więc nie ma czego usuwać po terminie.

## Kopia danych dla osoby
person-data-written = Zapisano plik { $path }: wszystko, co program przechowuje o tej osobie. To dane osobowe; przekaż go tylko jej.
person-data-recordings = Nagrania są osobnymi plikami. Plik podaje, gdzie leżą; skopiuj je do niego.
person-data-no-store = Bazy urzędu nie ma, więc w pliku są dane tylko z tego komputera.

## Rejestr certyfikatów
certificate-erased = dane osoby usunięto { $on }

## Kto ma dane usuniętej osoby
admit-done = Osoby o tym samym imieniu, nazwisku, komórce i urzędzie co { $person } są od teraz przyjmowane jako nowe. Próby sprzed usunięcia nadal nie są przyjmowane.
admit-nobody = Nie ma usuniętej osoby { $person }, której danych baza nie przyjmuje. Lista: sygnaly records admit.
admit-line = { $person }, usunięto { $erased }
admit-none = Baza nie odrzuca niczyich danych.
