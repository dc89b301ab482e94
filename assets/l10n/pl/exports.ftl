# Eksport wyników: sygnaly records export.

## Arkusze, kolumny i to, co w nich stoi
exports-sheet-attempts = Próby
exports-sheet-verdicts = Oceny reguł
exports-column-attempt = Identyfikator próby
exports-column-day = Data
exports-column-time = Godzina
exports-column-person = Identyfikator osoby
exports-column-name = Imię i nazwisko
exports-column-position = Stanowisko
exports-column-unit = Komórka
exports-column-office = Urząd
exports-column-mode = Tryb
exports-column-kind = Rodzaj
exports-column-played = Scenariusz albo zmiana
exports-column-played-version = Wersja scenariusza albo zmiany
exports-column-procedure = Procedura
exports-column-procedure-version = Wersja procedury
exports-column-state = Stan
exports-column-passed = Zaliczenie
exports-column-score = Wynik
exports-column-score-low = Wynik co najmniej
exports-column-score-high = Wynik co najwyżej
exports-column-critical = Błędy krytyczne
exports-column-critical-unclear = Możliwe błędy krytyczne
exports-column-duration = Czas trwania (s)
exports-column-away = Czas przerwy (s)
exports-column-invigilator = Nadzór
exports-column-reviewed = Rozstrzygnięto dnia
exports-column-reviewed-by = Kto rozstrzygnął
exports-column-reviewed-passed = Zaliczenie po rozstrzygnięciu
exports-column-reviewed-score = Wynik po rozstrzygnięciu
exports-column-rule = Reguła
exports-column-clause = Punkt procedury
exports-column-title = Nazwa reguły
exports-column-verdict = Ocena
exports-column-points = Punkty
exports-column-maximum = Punkty do zdobycia
exports-column-reviewed-verdict = Ocena po rozstrzygnięciu
exports-call = rozmowa
exports-shift = zmiana
exports-finished = ukończona

## Czasowniki xAPI
exports-verb-completed = ukończono
exports-verb-passed = zaliczono
exports-verb-failed = nie zaliczono
exports-verb-terminated = przerwano
exports-verb-scored = oceniono

## Co się stało
exports-written = Zapisano plik { $path }. Wyeksportowane próby: { $attempts }.
exports-statements = Zapisano plik { $path }. Wyeksportowane próby: { $attempts }, wpisy xAPI: { $count }.
exports-nobody = Próby, przy których nikt się nie zalogował: { $count }. Nie ma ich w pliku, bo wpis xAPI musi kogoś dotyczyć.
exports-unfinished = Próby jeszcze niezakończone: { $count }. Nie ma ich w pliku, bo wpisu xAPI nie da się potem zmienić.
exports-unreadable = Próby, których nie udało się odczytać: { $count }. Nie ma ich w pliku; pozostałe są.
exports-undated = Próba { $name } ma nieczytelną datę „{ $found }”. Otwórz ją w wersji programu, w której powstała.

## Czego nie można
exports-exists = Plik { $path } już istnieje. Podaj inną nazwę albo dopisz --force, żeby go zastąpić.
exports-days = Pierwszy dzień ({ $since }) jest późniejszy niż ostatni ({ $until }). Popraw --since albo --until.
exports-rules-only-csv = Opcja --rules działa tylko z --format csv. W pozostałych formatach oceny reguł są zawsze.
exports-base-only-xapi = Opcja --base-iri działa tylko z --format xapi.
exports-no-base = „{ $base }” nie nadaje się na początek identyfikatorów. Podaj adres, na przykład https://urzad.example/sygnaly, albo URN, na przykład urn:x-sygnaly.
exports-unwritable = Nie udało się złożyć pliku: { $why }. Wybierz mniej prób (--since, --until) albo inny format.
