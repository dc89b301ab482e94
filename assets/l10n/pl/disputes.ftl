# Zastrzeżenie do oceny: w omówieniu, sygnaly records dispute, disputes i answer. Kalendarz odnowień: sygnaly certify calendar i panel.
# Wysyłanie wyników do platformy szkoleniowej: sygnaly records send.

## W omówieniu
dispute-raise = Zgłoś zastrzeżenie
dispute-raise-for = Zgłoś zastrzeżenie: { $rule }
dispute-why = Dlaczego ta ocena jest niesłuszna?
dispute-how = Opisz, co w rozmowie było inaczej. Zastrzeżenie i odpowiedź zostają w zapisie; ocenę może zmienić tylko osoba, która ją rozstrzyga. Najwyżej { $most } znaków.
dispute-send = Wyślij
dispute-leave = Anuluj
dispute-sent = Zastrzeżenie zapisane. Odpowiedź pojawi się tutaj; znajdziesz ją też później przez „Moje próby”.
dispute-told = Zastrzeżenie z { $on }: „{ $reason }”
dispute-waits = Czeka na odpowiedź.
dispute-answer = Odpowiedź z { $on } ({ $by }): { $text }

## W poleceniach
disputes-raised = Zapisano zastrzeżenie do oceny reguły { $rule } w próbie { $name }. Odpowiedź pokaże sygnaly records disputes i omówienie tej próby.
disputes-answered = Zapisano odpowiedź na zastrzeżenie do oceny reguły { $rule } w próbie { $name }. Odpowiada: { $by }. Ocena się przez to nie zmienia; zmienia ją sygnaly records review.
disputes-none = Nikt nie zgłosił zastrzeżenia.
disputes-none-open = Żadne zastrzeżenie nie czeka na odpowiedź.
disputes-line = { $rule }, zastrzeżenie z { $on }: { $reason }
disputes-line-answer = odpowiedź z { $on } ({ $by }): { $text }
disputes-line-waits = czeka na odpowiedź

## Czego nie można
disputes-no-reason = Napisz, dlaczego ocena jest niesłuszna. Powód zostaje w zapisie.
disputes-too-long = Powód ma { $letters } znaków, a może mieć najwyżej { $most }. Skróć go.
disputes-no-result = Próba { $name } nie ma oceny, więc nie ma do czego zgłosić zastrzeżenia.
disputes-no-rule = W wyniku próby { $name } nie ma reguły { $rule }. Reguły pokaże polecenie: sygnaly attempts show { $name }
disputes-already-open = Zastrzeżenie do oceny reguły { $rule } już czeka na odpowiedź. Następne można zgłosić po niej.
disputes-not-open = W próbie { $name } żadne zastrzeżenie do oceny reguły { $rule } nie czeka na odpowiedź. Lista: sygnaly records disputes --open.
disputes-no-answer = Napisz odpowiedź: --text "…". Zostaje w zapisie.
disputes-nobody = Brakuje imienia i nazwiska osoby, która odpowiada.

## Kalendarz odnowień
calendar-name = Odnowienia certyfikatów
calendar-event = Koniec ważności certyfikatu: { $who }
calendar-event-about = Ostatni dzień ważności certyfikatu { $number }. { $policy }.
calendar-event-panel = Ostatni dzień ważności certyfikatu. { $policy }. Osoba w panelu: { $page }
calendar-written = Zapisano plik { $path }. Końce ważności w kalendarzu: { $count }.
calendar-none = Żaden certyfikat nie kończy się w czasie, który obejmuje kalendarz, więc plik nie powstał.
calendar-heading = Kalendarz
calendar-note = Plik do programu kalendarza: dni, w których w ciągu roku kończy się ważność certyfikatów, z przypomnieniami według polityki. Ponowne pobranie aktualizuje wydarzenia i ich nie powiela.
calendar-names = z imionami i nazwiskami
calendar-fetch = Pobierz kalendarz

## Wysyłanie do platformy szkoleniowej
statements-sent = Wpisy xAPI wysłane do { $url }: { $sent }. Były tam już wcześniej: { $there }.
statements-refused = Wpis { $id } odrzucono: { $why }. Nie będzie wysyłany ponownie.
statements-refused-all = Wpisy odrzucone dotąd na stałe: { $count }.
statements-waiting = Wpisy, które czekają: { $count }. Wyślij je później tym samym poleceniem; nic się nie zgubi ani nie podwoi.
statements-later = Serwer teraz nie przyjmuje wpisów ({ $why }). Sprawdź sieć i serwer, a potem powtórz polecenie.
statements-too-long = Wysyłanie wpisów trwało za długo i program je zakończył. Reszta czeka: wyślij ją tym samym poleceniem; nic się nie zgubi ani nie podwoi.
statements-key-refused = Serwer { $url } nie przyjął klucza ({ $status }). Sprawdź klucz i jego uprawnienia do zapisu.
statements-not-there = Pod adresem { $url } nic nie przyjmuje wpisów xAPI ({ $status }). Podaj w --to adres z ustawień platformy, bez /statements na końcu.
statements-no-address = „{ $url }” to nie jest adres platformy. Podaj go tak: https://lrs.example/xapi
statements-not-https = Adres { $url } nie jest szyfrowany, więc klucz byłby widoczny w sieci. Podaj adres https://; bez szyfrowania można wysyłać tylko na ten sam komputer.
statements-key-in-address = W adresie jest nazwa użytkownika albo hasło. Podaj adres bez nich, a klucz w zmiennej SYGNALY_LRS_KEY albo przez --key-stdin.
statements-no-key = Brakuje klucza platformy. Zapisz go w zmiennej { $variable } w postaci UŻYTKOWNIK:HASŁO albo podaj na standardowym wejściu z opcją --key-stdin.
statements-no-stdin = Nie udało się odczytać klucza ze standardowego wejścia: { $why }. Podaj go jeszcze raz albo użyj zmiennej SYGNALY_LRS_KEY.
audit-action-statements-sent = wysłano wpisy xAPI
