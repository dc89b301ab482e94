# Panel: wystawianie, pobieranie i unieważnianie certyfikatów oraz to, co ktoś zrobił w międzyczasie (src/web).

## Wystawienie
panel-issue-link = Wystaw certyfikat
panel-issue-title = Wystawienie certyfikatu: { $name }
panel-issue-what = Co potwierdzi certyfikat
panel-issue-earned = Warunki spełnione
panel-issue-language = Język certyfikatu
panel-issue-in-language = polski
panel-issue-confirm = Wystawienie
panel-issue-note = Urząd podpisze certyfikat kluczem z tego komputera. Wystawionego certyfikatu nie da się zmienić; można go tylko unieważnić.
panel-issue-makes-key = To pierwszy certyfikat urzędu, więc powstanie teraz klucz, którym urząd je podpisuje. Zaraz potem poproś informatyka o kopię zapasową klucza.
panel-issue-button = Wystaw certyfikat
panel-issue-back = Wróć do strony osoby
panel-issue-done = Certyfikat wystawiono. Pobierz jego plik i przekaż go tej osobie.
panel-issue-done-first = Certyfikat wystawiono. Pobierz jego plik i przekaż go tej osobie. Powstał też klucz, którym urząd podpisuje certyfikaty: poproś informatyka, żeby zrobił jego kopię zapasową (sygnaly certify keys backup --to PLIK) i zamknął ją w bezpiecznym miejscu.

## Pobieranie
panel-certificate-print-note = Do wydrukowania jest zaświadczenie o certyfikacie (PDF).
panel-certificate-print = Pobierz zaświadczenie (PDF)

## Unieważnienie
panel-revoke-heading = Unieważnienie
panel-revoke-link = Unieważnij ten certyfikat
panel-revoke-title = Unieważnienie certyfikatu { $number }
panel-revoke-means = Co to znaczy
panel-revoke-for-good = Certyfikat będzie nieważny od dziś. Tego nie da się cofnąć; można wystawić nowy.
panel-revoke-exams = Po „wystawiony omyłkowo” i „zastąpiony innym certyfikatem” nowy certyfikat może się oprzeć na tych samych egzaminach. Po pozostałych powodach potrzebne są egzaminy z późniejszych dni.
panel-revoke-list = Kto sprawdza certyfikaty, dowie się o tym z nowej podpisanej listy. Wystawia ją informatyk: sygnaly certify revocations --to PLIK.
panel-revoke-reason = Powód
panel-revoke-hint = Powód jest na liście, którą może przeczytać każdy. Nie ma na niej nazwisk.
panel-revoke-no-reason = Wybierz powód z listy.
panel-revoke-button = Unieważnij certyfikat
panel-revoke-back = Wróć do certyfikatu
panel-revoke-done = Certyfikat unieważniono. Kto sprawdza certyfikaty, dowie się o tym z nowej listy: sygnaly certify revocations --to PLIK.

## W międzyczasie
panel-answer-title = Odpowiedź na zastrzeżenie
panel-answer-dispute = Zastrzeżenie
panel-answer-theirs = Odpowiedź, która już jest w aktach
panel-answer-yours = Twoja odpowiedź
panel-answer-too-late = Twoja odpowiedź nie jest zapisana: ktoś odpowiedział wcześniej. Obie są poniżej.
panel-answer-meanwhile = Twoja odpowiedź nie jest zapisana: odkąd ta strona się otworzyła, ktoś rozstrzygnął wynik, którego dotyczy zastrzeżenie. Przeczytaj jego decyzję. Jeśli Twoja odpowiedź jest nadal aktualna, wyślij ją jeszcze raz.
panel-answer-only-one = Zastrzeżenie ma jedną odpowiedź, tę pierwszą. Jeśli jest błędna, ocenę może jeszcze zmienić rozstrzygnięcie.
panel-answer-review = Zmień ocenę tej reguły
panel-answer-back = Wróć do spraw do rozstrzygnięcia

## Dziennik zwykłymi słowami
panel-deed-command-line = polecenie na komputerze urzędu
panel-deed-retention = program, po upływie czasu przechowywania
panel-deed-revoked = od { $on }, powód: { $why }
panel-deed-policy = wersja { $version }, obowiązuje od { $from }
panel-deed-acknowledged = { $procedure }, wersja dokumentu { $document }, dnia { $on }
panel-deed-expired = usunięto: { $count }, z czasu sprzed { $before }
panel-deed-erased = próby: { $attempts }, certyfikaty: { $certificates }
panel-deed-barred = błędne hasła z rzędu: { $count }
panel-deed-statements = wysłane wpisy: { $count }
panel-audit-raw = Zapis dosłowny
