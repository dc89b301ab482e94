# Certyfikacja: sygnaly certify status i acknowledge.

## Stan certyfikatu
standing-state-not-started = nie rozpoczęto
standing-state-in-progress = w toku
standing-state-valid = ważny
standing-state-expiring = wygasa
standing-state-expired = wygasł
standing-state-revoked = unieważniony

## Czego brakuje
standing-not-in-force = Ta polityka zacznie obowiązywać { $from }.
standing-revoked = Certyfikat unieważniono { $on }. Liczą się egzaminy od następnego dnia.
standing-calls = Zaliczone rozmowy: { $passed } z { $needed }.
standing-different-needs = Różne potrzeby rozmówców w zaliczonych rozmowach: { $passed } z { $needed }.
standing-among-need = Zaliczone rozmowy z potrzebą „{ $need }”, poziom co najmniej { $level }: { $passed } z { $needed }.
standing-among-level = Zaliczone rozmowy na poziomie co najmniej { $level }: { $passed } z { $needed }.
standing-shifts = Zaliczone zmiany: { $passed } z { $needed }.
standing-rules = Reguły, które w zaliczonych egzaminach wystąpiły zbyt rzadko: { $rules }.
standing-not-acknowledged = Brak potwierdzenia zapoznania się z procedurą urzędu, wersja { $document }.
standing-acknowledgement-old = Procedura urzędu ma nową wersję: { $document }. Ostatnie potwierdzenie ({ $on }) dotyczy wersji { $earlier }.
standing-review-open = Egzamin „{ $what }” ({ $on }) czeka na ocenę trenera.
standing-too-soon = Egzamin „{ $what }” ({ $on }) się nie liczy: po niezaliczonej próbie można było zdawać ponownie dopiero od { $allowed }.
standing-wait-until = Następna próba „{ $what }” jest możliwa od { $until }.

## Przed egzaminem
admission-wait-until = { $policy }: po niezaliczonej próbie trzeba odczekać. Ten egzamin będzie się liczył od { $until }.
admission-attempts-used-up = { $policy }: wszystkie próby tego egzaminu w okresie są wykorzystane (najwięcej: { $most }). Następna będzie się liczyła od { $until }.

## Lista i karta osoby
certify-standing = { $name }, polityka { $policy } (wersja { $version }): { $state }
certify-certificate = Certyfikat: { $number }, termin ważności: { $until }
certify-reminder = Dni do końca ważności: { $left }
certify-earned = Wszystkie warunki spełniono { $on }. Można wystawić certyfikat ważny do { $until } (sygnaly certify issue).
certify-head-person = Identyfikator
certify-head-name = Osoba
certify-head-policy = Polityka
certify-head-state = Certyfikat
certify-head-until = Ważny do
certify-head-missing = Braki
certify-to-issue = można wystawić

## Potwierdzenia i błędy
certify-acknowledged = { $name }: zapisano potwierdzenie zapoznania się z procedurą urzędu, wersja { $document }, data { $on }.
certify-not-yet = { $on } to data z przyszłości. Podaj dzień, w którym ta osoba potwierdziła, że zna procedurę.
day-not-yet = { $day } to data z przyszłości, a dziś jest { $today }. Podaj dzień, który już nadszedł, albo pomiń datę.
certify-no-policies = W folderze assets/policies nie ma żadnej polityki certyfikacji.
certify-no-policy = Nie ma polityki certyfikacji dla procedury „{ $name }”. Polityki leżą w folderze assets/policies.
certify-policy-twice = Politykę certyfikacji „{ $id }” opisują dwa pliki: { $one } i { $other }. Nową wersję dopisz w „versions” jednego z nich, a innej polityce nadaj inne „id”.
certify-policy-hidden = Uwaga: polityka certyfikacji „{ $id }” z paczki „{ $pack }” nie obowiązuje, bo program ma własną o tej nazwie.
certify-unknown-document = Żadna polityka dla tej procedury nie wymienia wersji „{ $name }”.
certify-undated = Egzamin { $name } ma nieczytelną datę „{ $found }”. Otwórz go w wersji programu, w której powstał.
certify-scenario-gone = Scenariusza „{ $name }” już nie ma albo jest w nim błąd. Egzamin z niego liczy się jak rozmowa na poziomie 1, bez szczególnej potrzeby.
