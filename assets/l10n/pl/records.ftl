# Próby i osoby: sygnaly attempts, sygnaly people i błędy ich plików.

## Pliki prób
records-file = Pliku { $path } nie można odczytać ani zapisać: { $why }. Sprawdź folder, uprawnienia i wolne miejsce na dysku.
records-exists = Próba { $path } już istnieje. Zacznij jeszcze raz: nowa próba dostanie inną nazwę.
records-taken = Próba { $path } jest otwarta w innym oknie programu. Zamknij tamto okno i spróbuj ponownie.
records-gone = Pliku { $path } już nie ma: usunięto go albo jego folder. To, co dzieje się od tej chwili, się nie zapisuje. Przerwij próbę, sprawdź folder danych i zacznij jeszcze raz.
records-empty = W pliku { $path } nie ma nawet całego pierwszego wiersza: próba nie zdążyła się zacząć. Plik można usunąć.
records-changed = Plik { $path } jest uszkodzony albo zmieniony, od wiersza { $line }. Przywróć go z kopii zapasowej. Program nic w nim nie zmienia.
records-not-understood = Plik { $path }, wiersz { $line }: ta wersja programu go nie rozumie ({ $why }). Otwórz próbę w wersji, w której powstała.
sealed-taken = Do pliku { $path } pisze teraz inne okno programu. Spróbuj ponownie.
sealed-not-understood = Plik { $path }, wiersz { $line }: ta wersja programu go nie rozumie ({ $why }). Otwórz go w wersji, w której powstał.
records-newer = Plik { $path } pochodzi z nowszej wersji programu (format { $format }). Zaktualizuj program; plik zostaje bez zmian.
records-resumed-before = Próbę { $path } już raz wznowiono. Drugi raz nie można: trzeba ją zamknąć jako przerwaną.
records-closed = Próba { $path } jest zakończona i nic więcej do niej nie trafi.

## Lista prób
attempts-none = Nie ma jeszcze żadnej próby.
attempts-unknown = Nie ma próby „{ $name }”. Lista prób: sygnaly attempts list.
attempts-practice = ćwiczenie
attempts-exam = egzamin
attempts-score = { $score } na 100, { $passed }
attempts-not-scored = bez oceny
attempts-unfinished = nieukończona
attempts-interrupted = przerwana
attempts-given-up = zakończona rezygnacją

## Jedna próba
attempts-accommodations = Dostosowania: dodatkowe sygnały na odebranie: { $rings }, cierpliwość rozmówcy: { $waiting } %.
attempts-invigilator = Nadzór: { $name }
attempts-resumed = Próbę przerwano, a potem wznowiono ({ $when }). Czas przerwy: { $away }.
attempts-resumed-by = Na wznowienie pozwala: { $name }.
attempts-no-card = Tej próby nie oceniono. Zapisane zdarzenia: { $events }.

## Osoby
people-trainees = Osoby zdające:
people-invigilators = Osoby nadzorujące egzaminy:
people-nobody = nikogo nie ma na liście
people-pin-set = PIN ustawiony
people-pin-not-set = bez PIN-u
people-pin-locked = PIN zablokowany
people-invigilator-added = { $name }: dodano do listy osób nadzorujących. Kod: { $code }. Zapisz go teraz, program nie pokaże go drugi raz.
people-invigilator-removed = { $name }: usunięto z listy osób nadzorujących. Kod przestał działać.
people-pin-reset = { $name }: nowy PIN to { $pin }. Przekaż go tej osobie teraz, program nie pokaże go drugi raz.
people-corrected = Poprawiono: { $name }, { $position }, { $unit }. W wydanych certyfikatach i w zapisach prób nic się nie zmienia.
people-name-in-two = Podaj imię i nazwisko, a nie samo „{ $name }”.
people-damaged = Plik { $path } jest uszkodzony ({ $why }). Popraw go albo przywróć z kopii zapasowej. Program nic w nim nie zmienia.
people-unknown-trainee = Na liście osób zdających nie ma „{ $name }”.
people-unknown-invigilator = Na liście osób nadzorujących nie ma „{ $name }”.
acknowledgement-known = To potwierdzenie już jest zapisane.
people-empty-field = Wypełnij wszystkie pola: imię, nazwisko, stanowisko, komórkę i urząd.
people-empty-name = Podaj imię i nazwisko osoby nadzorującej.
people-same-trainee = Ta osoba już jest na liście, w tej samej komórce tego samego urzędu.
people-same-invigilator = Na liście osób nadzorujących już jest to imię i nazwisko. Jeśli to ktoś inny, dopisz stanowisko.
people-code-taken = Ten kod ma już inna osoba. Wybierz inny.
people-code-short = Kod musi mieć co najmniej 8 liter i cyfr.
people-pin-not-digits = PIN składa się z samych cyfr.
people-pin-length = PIN musi mieć od 4 do 12 cyfr.
people-pin-same = PIN nie może składać się z jednej powtórzonej cyfry.
people-pin-run = PIN nie może być ciągiem kolejnych cyfr, jak 1234 albo 4321.
people-secret = Nie udało się zabezpieczyć PIN-u albo kodu: { $why }. Spróbuj ponownie, a jeśli to nie pomoże, uruchom komputer jeszcze raz.

# Podpis egzaminu.
station-key-open-to-others = Plik z kluczem stanowiska { $path } mogą czytać inne konta na tym komputerze. Odbierz im to prawo (chmod 600). Do tego czasu egzaminy nie są podpisywane.
proof-good = Podpisany przez to stanowisko. Od zakończenia egzaminu nic w jego zapisie się nie zmieniło.
proof-unsigned = Bez podpisu. Tak zapisywały egzaminy wcześniejsze wersje programu; przed zmianami w pliku chronią tylko sumy kontrolne.
proof-missing = Bez podpisu, choć stanowisko podpisywało już wtedy egzaminy. Sprawdź, skąd jest ten zapis.
proof-broken = Podpis się nie zgadza: zapis zmieniono po zakończeniu egzaminu. Nie uznawaj wyniku, dopóki tego nie wyjaśnisz.
proof-other-key = Podpisany kluczem, którego nie znamy jako klucza tego stanowiska. Sprawdź, czy na stanowisku powstał nowy klucz.
