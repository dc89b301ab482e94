# Baza danych urzędu: sygnaly records sync, stations i station, oraz błędy bazy.

## Błędy bazy
database-file = Bazy { $place } nie można otworzyć ani utworzyć: { $why }. Sprawdź folder, uprawnienia i wolne miejsce na dysku.
database-foreign = { $place } nie jest bazą tego programu. Wskaż inne miejsce (--database) albo przywróć bazę z kopii zapasowej. Program nic w tym miejscu nie zmienia.
database-damaged = Baza { $place } jest uszkodzona ({ $why }). Przywróć ją z kopii zapasowej. To, co zapisano na stanowiskach, jest bezpieczne i można to wysłać jeszcze raz.
database-newer = Bazę { $place } zmieniła nowsza wersja programu. Zaktualizuj program; baza zostaje bez zmian.
database-unreachable = Nie ma połączenia z bazą { $place } ({ $why }). To, co zapisano na tym komputerze, jest bezpieczne. Sprawdź sieć i serwer; program wyśle zapisy, gdy połączenie wróci.
database-refused = Baza { $place } nie przyjmuje tej nazwy użytkownika albo hasła. Popraw adres: ustawienie database albo zmienną SYGNALY_DATABASE.
database-address = Adres serwera { $place } jest niezrozumiały ({ $why }). Podaj go tak: postgres://UŻYTKOWNIK:HASŁO@SERWER:5432/BAZA. Znaki specjalne w haśle zapisz w postaci %40, %2F.
database-no-servers = { $place } to serwer PostgreSQL, a tę wersję programu zbudowano bez jego obsługi. Wskaż plik albo zbuduj program z funkcją postgres.
database-full = Na dysku z bazą { $place } nie ma już miejsca. Zwolnij miejsce i spróbuj ponownie. To, co zapisano na tym komputerze, jest bezpieczne.
database-read-only = Bazę { $place } można tylko czytać. Nadaj prawo zapisu do pliku i do jego folderu albo uprawnienia na serwerze.
database-busy = Do bazy { $place } pisze teraz inny program i długo nie kończy. Spróbuj ponownie za chwilę.
database-slow = Praca z bazą { $place } trwała ponad { $minutes } min i program ją przerwał: baza odpowiada za wolno albo wcale. Co zdążyła przyjąć, w niej jest; reszta jest bezpieczna, a następne wysyłanie zacznie od tego miejsca. Sprawdź sieć i serwer.
database-changed = W bazie { $place } jest zapis, którego program tak nie zostawił: { $what } ({ $why }). Przywróć bazę z kopii zapasowej i sprawdź ją: sygnaly records verify.
database-failed = Baza { $place } zgłosiła błąd: { $why }. Spróbuj ponownie; jeśli się powtarza, pokaż ten komunikat osobie, która opiekuje się bazą.
database-no-place = Nie wiadomo, gdzie jest baza. Podaj ścieżkę pliku albo adres postgres://UŻYTKOWNIK@SERWER/BAZA: w opcji --database, w zmiennej SYGNALY_DATABASE lub w ustawieniu database.
database-no-runtime = System nie pozwala czekać na bazę: { $why }. Zamknij inne programy i spróbuj ponownie.

## Wysyłanie
sync-done = Wysłano do bazy { $place }. Nowe lub uzupełnione próby: { $attempts }.
sync-erased = Z tego stanowiska usunięto to, co usunięto w bazie. Próby: { $attempts }, nagrania: { $recordings }, inne zapisy: { $others }.
sync-returned = To stanowisko miało jeszcze dane osoby, którą wcześniej usunięto w bazie ({ $person }). Baza ich nie przyjęła, a stanowisko je usuwa. Jeśli to ktoś inny o tym samym imieniu, nazwisku, komórce i urzędzie: sygnaly records admit { $person }, a potem dodaj tę osobę na nowo.
sync-kept-back = { $count ->
    [one] Nie wysłano { $count } pliku: powód powyżej. Reszta jest w bazie.
   *[other] Nie wysłano { $count } plików: powody powyżej. Reszta jest w bazie.
 }
sync-attempt-differs = Próba { $path } różni się od tego, co już wysłano do bazy. Przywróć plik z kopii zapasowej. W bazie zostaje to, co było.
sync-attempt-not-taken = Baza nie przyjęła próby { $path }: { $why }. Plik jest bezpieczny na tym komputerze, inne próby wysłano. Pokaż ten komunikat osobie, która opiekuje się bazą.
sync-before-erasure = Próby { $path } nie wysłano: jest sprzed dnia, w którym usunięto dane osoby o tym samym imieniu i nazwisku z tej samej komórki. Jeśli to jej próba, usuń plik.
sync-same-details = Osoby { $trainee } nie wysłano: ma to samo imię, nazwisko, komórkę i urząd co osoba, której dane usunięto, i nie wiadomo, czy to ona. Jeśli to ta sama osoba i jej dane mają zniknąć: sygnaly records erase { $trainee } --yes. Jeśli ktoś inny albo ktoś, kto wrócił: sygnaly records admit { $person }.
sync-clock-ahead = Zegar tego komputera spieszy się względem bazy o około { $minutes } min. Ustaw go: od niego zależą daty prób. Zapisy wysłano bez zmian.
sync-clock-behind = Zegar tego komputera spóźnia się względem bazy o około { $minutes } min. Ustaw go: od niego zależą daty prób. Zapisy wysłano bez zmian.

## Stanowiska
sync-stations-none = Żadne stanowisko nic jeszcze nie wysłało.
sync-station-line = { $id } { $name }, ostatnio: { $seen }, zegar względem bazy: { $ahead } s
sync-station-this = To stanowisko: { $name } ({ $id }).
sync-station-renamed = To stanowisko nazywa się teraz: { $name } ({ $id }). Baza dowie się o tym przy najbliższym wysyłaniu.
sync-station-no-name = Podaj nazwę stanowiska, na przykład --name "Pokój 12".
sync-station-key-other = To stanowisko podpisuje egzaminy innym kluczem, niż zna baza. Zapisy wysłano, ale ich podpis nie jest uznawany. Jeśli klucz zmieniono świadomie (nowy dysk, utracony plik station-key.json), osoba, która opiekuje się bazą, uzna nowy: sygnaly records station --accept-key { $key }. Jeśli nie, sprawdź, kto zmienił plik.
sync-station-key-line = klucz { $key }, w bazie od { $seen }
sync-station-key-waiting = klucz { $key }, w bazie od { $seen }, jeszcze nieuznany. Jeśli wiadomo, skąd się wziął: sygnaly records station --accept-key { $key }
sync-station-key-accepted = Uznano klucz { $key } stanowiska { $station }. Egzaminy podpisane wcześniejszym kluczem są nadal uznawane.
sync-station-key-none = Na uznanie nie czeka klucz { $key }. Stanowiska i klucze pokaże polecenie sygnaly records stations.

## W oknie
sync-window-sending = Baza urzędu: trwa wysyłanie prób.
sync-window-sent = Baza urzędu: ostatnio wysłano próby { $when }.
sync-window-partly = Baza urzędu: wysłano próby { $when }, ale nie wszystkie ({ $count }). Szczegóły pokaże polecenie sygnaly records sync.
sync-window-failed = Baza urzędu: prób nie wysłano, są bezpieczne na tym komputerze. Program spróbuje znowu po następnej próbie i przy uruchomieniu.

## Przegląd komputera
doctor-database = { $place }
doctor-database-later = { $place }: baza powstanie przy pierwszym sygnaly records sync.
doctor-mend-database = Próby zapisują się na tym komputerze także bez bazy. Po naprawie wyślij je: sygnaly records sync.
