# Panel dla kadr: ramka stron, logowanie, błędy; sygnaly serve i sygnaly user.

## Ramka
panel-name = Panel dla kadr
panel-skip = Przejdź do treści
panel-language = Po polsku
panel-sign-out = Wyloguj
panel-parts = Części panelu
panel-part-people = Osoby
panel-part-expiring = Kończą się wkrótce
panel-part-queue = Do rozstrzygnięcia
panel-part-figures = Zestawienia wyników
panel-part-certificates = Certyfikaty
panel-part-audit = Dziennik zdarzeń
panel-part-retention = Przechowywanie danych
role-hr = kadry
role-trainer = trener
role-auditor = audyt, bez prawa zmian

## Logowanie
panel-sign-in = Logowanie
panel-name-label = Nazwa konta
panel-password-label = Hasło
panel-sign-in-help = Nie pamiętasz hasła? Nowe nada informatyk urzędu (sygnaly user reset).
panel-sign-in-button = Zaloguj
panel-sign-in-wrong = Nazwa konta albo hasło się nie zgadza. Sprawdź, czy nie jest włączony Caps Lock, i wpisz je jeszcze raz.

## Błędy
panel-error-title = Tej strony nie da się pokazać
panel-to-people = Przejdź do listy osób
panel-to-sign-in = Przejdź do logowania
panel-error-signed-out = Zaloguj się, żeby zobaczyć tę stronę.
panel-error-not-allowed = Twoje konto na to nie pozwala. O zmianę poproś informatyka urzędu.
panel-error-not-found = Takiej strony nie ma: adres jest niepełny albo to, do czego prowadził, usunięto.
panel-error-not-understood = Panel nie rozumie tego adresu albo formularza. Wróć na poprzednią stronę i spróbuj jeszcze raz.
panel-error-bad-form = Formularz stracił ważność, zanim został wysłany, i nic się nie zmieniło. Otwórz stronę od nowa i wyślij go jeszcze raz. Jeśli to się powtarza, zezwól przeglądarce na pliki cookie tego panelu.
panel-error-foreign-form = Formularz przyszedł z innej strony niż ten panel, więc nic się nie zmieniło. Wypełnij go w panelu.
panel-error-too-long = Tekst w formularzu jest za długi i nic się nie zmieniło. Wróć, skróć go i wyślij jeszcze raz.
panel-error-other-name = Pod tą nazwą komputera panel nie odpowiada. Wpisz adres, który podał informatyk; nową nazwę dodaje się opcją --name polecenia sygnaly serve.
panel-error-too-often = { $seconds ->
    [one] Było za dużo nieudanych prób. Spróbuj ponownie za { $seconds } sekundę.
    [few] Było za dużo nieudanych prób. Spróbuj ponownie za { $seconds } sekundy.
   *[many] Było za dużo nieudanych prób. Spróbuj ponownie za { $seconds } sekund.
 }
panel-error-store = Baza danych teraz nie odpowiada. Spróbuj za chwilę, a jeśli to nie pomoże, powiedz o tym informatykowi urzędu.
panel-error-template = Strony nie udało się złożyć. To błąd programu: powiedz o nim informatykowi urzędu.

## Konta: sygnaly user
user-added = { $name } ({ $role }): konto założone. Hasło: { $password }. Przekaż je teraz, program nie pokaże go drugi raz.
user-added-own = { $name } ({ $role }): konto założone, z podanym hasłem.
user-reset = { $name } ({ $role }): nowe hasło to { $password }. Przekaż je teraz, program nie pokaże go drugi raz. Otwarte sesje tego konta się zakończyły.
user-reset-own = { $name } ({ $role }): hasło zmienione na podane. Otwarte sesje tego konta się zakończyły.
user-closed = { $name } ({ $role }): konto zamknięte. Nazwa zostaje zajęta, bo stoi przy tym, co z tego konta zrobiono.
user-nobody = Nie ma jeszcze żadnego konta. Pierwsze założysz tak: sygnaly user add NAZWA --role hr
user-line = { $name } ({ $role }), od { $since }
user-line-closed = { $name } ({ $role }), zamknięte { $until }
user-no-password = Hasła nie udało się odczytać ze standardowego wejścia: { $why }.
account-name = Nazwa konta musi mieć od 1 do { $most } znaków.
account-taken = Nazwę „{ $name }” ma albo miało inne konto. Wybierz inną.
account-unknown = Nie ma otwartego konta „{ $name }”.
account-password-length = Hasło musi mieć od { $least } do { $most } znaków.
account-password-is-name = Hasło nie może być nazwą konta. Wybierz inne.
account-secret = Nie udało się zabezpieczyć hasła: { $why }. Spróbuj ponownie, a jeśli to nie pomoże, uruchom komputer jeszcze raz.

## Serwer: sygnaly serve
serve-ready = Panel działa: { $address }. Baza: { $place }. Zatrzymasz go klawiszami Ctrl+C.
serve-nobody = Nikt się jeszcze nie zaloguje, bo nie ma żadnego konta. Załóż pierwsze: sygnaly user add NAZWA --role hr
serve-on-a-network = Pod adresem { $address } panel zobaczą inne komputery. Jeśli tak ma być, dodaj --yes-on-a-network i pliki certyfikatu (--tls-cert, --tls-key); inaczej zostaw adres domyślny.
serve-without-tls = Uwaga: panel jest dostępny w sieci bez szyfrowania. Hasła i dane osobowe może podejrzeć każdy, kto ma dostęp do tej sieci. Podaj pliki certyfikatu: --tls-cert i --tls-key.
serve-address = Pod adresem { $address } nie można nasłuchiwać: { $why }. Podaj inny (--listen) albo zakończ program, który go zajmuje.
serve-tls = Certyfikatu TLS nie można użyć: { $why }. Oba pliki mają być w postaci PEM, a klucz musi należeć do certyfikatu.
serve-broken = Panel nie działa: { $why }.
