# Panel: osoby, próby, certyfikaty i dziennik zdarzeń (src/web).

panel-any = wszystkie
panel-search = Szukaj
panel-turn-earlier = Poprzednia strona
panel-turn-later = Następna strona

## Lista osób
panel-people-text = Osoba, komórka lub urząd
panel-people-unit = Komórka
panel-people-state = Stan certyfikatu
panel-people-policy = Polityka
panel-people-all = Pokaż wszystkie osoby
panel-people-count = { $count ->
    [0] Nie znaleziono nikogo. Sprawdź pisownię albo usuń część warunków.
    [one] Znaleziono { $count } osobę.
    [few] Znaleziono { $count } osoby.
   *[many] Znaleziono { $count } osób.
}
panel-people-caption = Osoby i ich certyfikaty według polityk
panel-people-until = do { $until }
panel-people-still-until = ważny do { $until }
panel-people-was-until = był ważny do { $until }
panel-people-earned = można wystawić certyfikat
panel-people-to-renew = { $count ->
    [one] do odnowienia brakuje 1 warunku
   *[other] do odnowienia brakuje { $count } warunków
}
panel-people-to-issue = { $count ->
    [one] do certyfikatu brakuje 1 warunku
   *[other] do certyfikatu brakuje { $count } warunków
}
panel-people-pages = Strony listy osób

## Jedna osoba
panel-person-erased = Dane usunięte
panel-person-erased-on = Dane tej osoby usunięto { $on }.
panel-person-position = Stanowisko
panel-person-office = Urząd
panel-person-added = W bazie od
panel-person-stations = Ćwiczy na stanowiskach
panel-person-standings = Certyfikacja
panel-person-policy = { $policy } (wersja { $version })
panel-person-earned = Wszystkie warunki spełniono { $on }. Można wystawić certyfikat ważny do { $until }.
panel-person-missing = Do certyfikatu brakuje:
panel-person-no-certificates = Nie wystawiono żadnego certyfikatu.
panel-person-certificates-caption = Certyfikaty, najnowszy pierwszy
panel-person-attempts = Próby
panel-person-no-attempts = W bazie nie ma żadnej próby.
panel-person-attempts-caption = Próby, najnowsza pierwsza
panel-person-acknowledgements = Zapoznanie się z procedurą urzędu
panel-person-no-acknowledgements = Brak potwierdzeń.
panel-person-acknowledgements-caption = Potwierdzenia zapoznania się z procedurą
panel-person-document = Wersja dokumentu
panel-person-day = Dzień
panel-person-noted = Kto i kiedy zapisał
panel-person-noted-by = { $who }, { $at }
panel-person-acknowledge = Dopisz potwierdzenie
panel-person-acknowledge-button = Zapisz potwierdzenie
panel-person-acknowledged = Zapisano potwierdzenie zapoznania się z procedurą.
panel-person-no-day = „{ $on }” nie jest datą. Wpisz rok, miesiąc i dzień, na przykład 2026-11-30.
panel-person-consents = Zgody
panel-person-consents-caption = Zgody, najnowsza pierwsza
panel-person-consent-kind = Na co
panel-person-consent-wording = Treść
panel-person-consent-given = Udzielono
panel-person-consent-withdrawn = Wycofano
panel-consent-recording = nagrywanie głosu
panel-person-erase = Usunięcie danych
panel-person-erase-link = Usuń dane: { $name }

## Jedna próba
panel-attempt-erased = Zapis przebiegu tej próby usunięto { $on }. Została jej ocena liczbowa.
panel-attempt-erased-on = (przebieg usunięto { $on })
panel-attempt-begun = Początek
panel-attempt-played = Rozmowa lub zmiana
panel-attempt-decided = Po rozstrzygnięciu
panel-attempt-decisions = { $count ->
    [one] { $count } decyzja
    [few] { $count } decyzje
   *[many] { $count } decyzji
}
panel-attempt-needs = Potrzeby rozmówcy
panel-attempt-level = Poziom trudności
panel-attempt-state = Zakończenie
panel-attempt-finished = rozegrana do końca
panel-attempt-station = Stanowisko komputerowe
panel-attempt-name = Nazwa zapisu
panel-attempt-versions = Z czego powstała
panel-attempt-sum = Dowód niezmienności
panel-attempt-signature = Podpis stanowiska
panel-attempt-proof = wiersze zapisu: { $lines }, suma kontrolna ostatniego: { $sum }
panel-attempt-invigilator = Nadzór
panel-attempt-resumed = Przerwa
panel-attempt-eased = Ułatwienia
panel-attempt-nobody = nikt się nie zalogował
panel-attempt-decisions-heading = Rozstrzygnięcia
panel-attempt-undecided = Nikt jeszcze nie rozstrzygał tego wyniku.
panel-attempt-decide = Rozstrzygnij ten wynik
panel-attempt-decide-rule = Zmień ocenę reguły: { $rule }
panel-attempt-now = Po rozstrzygnięciu:
panel-attempt-disputes = Zastrzeżenia
panel-attempt-said = Co powiedziała osoba ćwicząca
panel-attempt-said-note = Zapis zawiera tylko słowa osoby ćwiczącej. Kwestie rozmówcy powstają na nowo przy odtworzeniu próby w programie.
panel-attempt-said-caption = Słowa osoby ćwiczącej po kolei
panel-attempt-words = Słowa
panel-dispute-raised = Zastrzeżenie z { $on }:
panel-dispute-open = Czeka na odpowiedź.
panel-dispute-answered = Odpowiedź z { $on }, { $by }:

## Certyfikaty
panel-certificate-number = Numer
panel-certificate-issued = Wystawiony
panel-certificate-until = Ważny do
panel-certificate-state = Stan
panel-certificate-title = Certyfikat { $number }
panel-certificate-erased = dane usunięte
panel-certificate-version = Wersja polityki
panel-certificate-id = Identyfikator
panel-certificate-exams = Egzaminy, na których się opiera
panel-certificate-file = Plik certyfikatu
panel-certificate-no-file = Treść certyfikatu usunięto razem z danymi osoby. Zostały numer, daty i ewentualne unieważnienie.
panel-certificate-file-note = Plik jest podpisany przez urząd. Każdy może go sprawdzić bez dostępu do sieci: sygnaly verify PLIK.
panel-certificate-download = Pobierz plik certyfikatu (JSON)
panel-certificates-hint = Cały numer albo jego część, na przykład 2026/0001.
panel-certificates-all = Pokaż wszystkie certyfikaty
panel-certificates-none = Nie znaleziono żadnego certyfikatu.
panel-certificates-caption = Certyfikaty, ostatnio wystawione pierwsze
panel-certificates-pages = Strony listy certyfikatów

## Dziennik zdarzeń
panel-audit-note = Każdy wpis jest zabezpieczony sumą kontrolną, która obejmuje wszystkie wcześniejsze. Zmiana albo usunięcie wpisu wychodzi na jaw przy sprawdzeniu.
panel-audit-end = Ostatni wpis według znacznika (numer i suma kontrolna)
panel-audit-end-none = jeszcze żaden
panel-audit-end-since = Znacznik prowadzony od
panel-audit-end-note = Znacznik leży w pliku poza bazą i przesuwa się z każdym nowym wpisem, więc widać po nim, gdy ktoś usunie końcówkę dziennika. Zapisz go czasem także na papierze; potem sprawdzi go polecenie sygnaly records verify --anchor.
panel-audit-check = Sprawdź cały dziennik
panel-audit-holds = Dziennik jest nienaruszony: wszystkie wpisy zgadzają się z sumami kontrolnymi.
panel-audit-holds-so-far = Wpisy, które są w dzienniku, zgadzają się ze swoimi sumami kontrolnymi. Czy nie brakuje ostatnich, mówi ostrzeżenie poniżej.
panel-audit-broken = Dziennik zmieniono: wpis nr { $place } nie zgadza się z wcześniejszymi albo go brakuje. Powiedz o tym informatykowi urzędu i zachowaj kopię bazy; wcześniejsze wpisy są nienaruszone.
panel-audit-none = Nie ma jeszcze żadnego wpisu.
panel-audit-caption = Wpisy, najnowszy pierwszy
panel-audit-place = Nr
panel-audit-at = Kiedy
panel-audit-who = Kto
panel-audit-action = Co
panel-audit-about = Czego dotyczy
panel-audit-details = Szczegóły
panel-audit-station = stanowisko { $name }
panel-audit-account = konto { $name }
panel-audit-pages = Strony dziennika
panel-audit-newer = Nowsze wpisy
panel-audit-older = Starsze wpisy

audit-action-attempt-whole = otrzymano kompletną próbę
audit-action-result-reviewed = rozstrzygnięto wynik
audit-action-procedure-acknowledged = potwierdzono zapoznanie się z procedurą
audit-action-certificate-issued = wystawiono certyfikat
audit-action-certificate-revoked = unieważniono certyfikat
audit-action-certificate-erased = usunięto treść certyfikatu
audit-action-policy-kept = zapisano wersję polityki
audit-action-dispute-raised = zgłoszono zastrzeżenie
audit-action-dispute-answered = odpowiedziano na zastrzeżenie
audit-action-consent-given = udzielono zgody
audit-action-consent-withdrawn = wycofano zgodę
audit-action-retention-set = ustalono czas przechowywania
audit-action-data-expired = usunięto dane po terminie
audit-action-person-erased = usunięto dane osoby
audit-action-person-refused = odrzucono dane usuniętej osoby
audit-action-identity-admitted = dopuszczono osoby o danych usuniętej osoby
audit-action-trail-anchored = założono nowy znacznik końca dziennika
audit-action-station-key-came = przyjęto klucz stanowiska
audit-action-station-key-accepted = uznano nowy klucz stanowiska
audit-action-account-added = dodano konto
audit-action-account-reset = nadano nowe hasło
audit-action-account-closed = zamknięto konto
audit-action-signed-in = zalogowano się
audit-action-sign-in-barred = wstrzymano logowanie po błędnych hasłach
