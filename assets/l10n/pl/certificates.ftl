# Certyfikaty: sygnaly certify issue | export | revoke | list | revocations | keys oraz sygnaly verify.

## Treść certyfikatu
credential-name = Certyfikat obsługi telefonicznej osób ze szczególnymi potrzebami
credential-description = Potwierdza egzaminy zdane według procedury: { $procedure } (wersja dokumentu: { $document }).
credential-criteria = Zdane egzaminy w symulatorze rozmów telefonicznych „Trzy sygnały”, pod nadzorem drugiej osoby, bez błędu krytycznego. Polityka certyfikacji: { $policy }, wersja { $version }. Liczba egzaminów: { $exams }. Potwierdzone zapoznanie się z procedurą, wersja dokumentu: { $document }.

## Wystawienie, unieważnienie, lista
certificate-issued = Wystawiono certyfikat { $number }: { $name }, ważny do { $until } włącznie. Plik: { $path }.
certificate-exported = Certyfikat { $number } zapisano ponownie w pliku { $path }.
certificate-unwritten = Certyfikat { $number } jest wystawiony i wpisany do rejestru, ale nie udało się zapisać pliku { $path }: { $why }. Zapisz go w innym miejscu: sygnaly certify export { $number } --to PLIK.
certificate-in-data = Plik { $path } leżałby w folderze danych programu i mógłby zastąpić to, co program tam przechowuje. Podaj inny folder.
certificate-not-earned = { $name }: do certyfikatu jeszcze czegoś brakuje.{ $missing }
certificate-several = Certyfikat można tu wystawić według kilku polityk: { $policies }. Wybierz jedną: --policy ID.
certificate-unknown-policy = Nie ma polityki certyfikacji „{ $name }”.
certificate-revoked = Unieważniono certyfikat { $number }, od dnia { $on }. Inni dowiedzą się o tym z nowej listy: sygnaly certify revocations --to PLIK.
certificates-none = Nie wystawiono jeszcze żadnego certyfikatu.
certificate-state-valid = ważny
certificate-state-expired = wygasł
certificate-state-not-yet = jeszcze nieważny
certificate-state-revoked = unieważniony
revocation-issued-in-error = wystawiony omyłkowo
revocation-exam-annulled = unieważniono egzamin
revocation-replaced = zastąpiony innym certyfikatem
revocation-withdrawn = decyzja urzędu
revocation-key-exposed = klucz podpisu mógł trafić w obce ręce
revocations-written = Lista unieważnionych certyfikatów nr { $number } z dnia { $on }: { $path }. Certyfikaty na liście: { $count }. Następną listę wystaw najpóźniej { $next }.

## Rejestr
register-unknown = W rejestrze nie ma certyfikatu „{ $name }”.
register-revoked-before = Certyfikat { $number } jest już unieważniony, od dnia { $on }.
register-before-issue = Dzień { $day } jest wcześniejszy niż dzień wystawienia: { $issued }. Sprawdź datę w komputerze albo w poleceniu.
register-older-list = Ostatnia lista jest z dnia { $last }, a ta miałaby datę { $day }. Sprawdź datę w komputerze albo w poleceniu.

## Klucze
keys-made = Powstał klucz, którym urząd podpisuje certyfikaty. Zrób teraz kopię zapasową (sygnaly certify keys backup --to PLIK) i zamknij ją w bezpiecznym miejscu.
keys-lost = Nie ma pliku { $path }, choć urząd już podpisywał certyfikaty. Przywróć klucze z kopii zapasowej: sygnaly certify keys restore PLIK. Gdy kopii nie ma, nowy klucz powstanie dopiero z opcją --new-key: sygnaly certify issue OSOBA --to PLIK --new-key.
keys-made-anew = Powstał nowy klucz w miejsce utraconego. Zrób teraz jego kopię zapasową (sygnaly certify keys backup --to PLIK) i przekaż dalej nowy plik z kluczami publicznymi (sygnaly certify keys export --to PLIK). Nie ma w nim utraconego klucza: wcześniejsze certyfikaty można sprawdzić tylko dawnym plikiem, a nowe listy unieważnionych ich nie potwierdzą.
keys-none = Nie ma jeszcze kluczy. Powstaną z pierwszym certyfikatem albo teraz: sygnaly certify keys make --office "NAZWA URZĘDU". Jeśli były, przywróć kopię zapasową: sygnaly certify keys restore PLIK.
keys-there = Klucze urzędu „{ $office }” już tu są. Nowy klucz w miejsce obecnego tworzy: sygnaly certify keys rotate.
keys-no-office = Podaj nazwę urzędu (--office).
keys-rotated = Od teraz certyfikaty podpisuje nowy klucz: { $key }. Zrób jego kopię zapasową i przekaż dalej nowy plik z kluczami publicznymi (sygnaly certify keys export --to PLIK). Poprzedni klucz został w nim do sprawdzania.
keys-exported = Klucze publiczne zapisano w pliku { $path }. Można go przekazać każdemu, kto chce sprawdzać certyfikaty.
keys-backed-up = Kopię klucza prywatnego zapisano w pliku { $path }. Kto ma ten plik, może podpisywać certyfikaty w imieniu urzędu. Zamknij go w bezpiecznym miejscu i nie wysyłaj pocztą.
keys-restored = Przywrócono klucze z kopii { $path }. Kopię zamknij z powrotem w bezpiecznym miejscu.
keys-were-there = Klucze z kopii { $path } już tu są. Nic się nie zmieniło.
keys-restored-damaged = Przywrócono klucze z kopii { $path }. Uszkodzony plik leży obok, z dopiskiem .damaged.
keys-damaged = Plik z kluczami { $path } jest uszkodzony ({ $why }). Przywróć kopię zapasową. Program nic w nim nie zmienia.
keys-other-kind = Plik { $path } nie zawiera kluczy tego programu. Klucze publiczne zapisuje sygnaly certify keys export, a kopię klucza prywatnego sygnaly certify keys backup.
keys-is-private = Plik { $path } zawiera klucz prywatny urzędu. Do sprawdzania służy plik z kluczami publicznymi (sygnaly certify keys export). Jeśli ten plik trafił w obce ręce, zmień klucz: sygnaly certify keys rotate.
keys-is-public = Plik { $path } zawiera tylko klucze publiczne. Do przywrócenia potrzebna jest kopia klucza prywatnego (sygnaly certify keys backup).
keys-open-to-others = Plik z kluczem prywatnym { $path } mogą czytać inne konta na tym komputerze. Odbierz im to prawo (chmod 600) i rozważ zmianę klucza: sygnaly certify keys rotate.
keys-other-office = Klucze na tym komputerze należą do urzędu „{ $keys }”, a certyfikat miałby wystawić „{ $office }”. Popraw nazwę urzędu przy osobie albo użyj osobnego folderu danych dla drugiego urzędu.
keys-too-early = Klucz podpisuje od dnia { $since }, a nie { $day }. Sprawdź datę w komputerze albo w poleceniu.
keys-would-lose = Plik { $path } zawiera klucze, których nie ma w kopii. Jeśli mimo to kopia ma zająć jego miejsce, przenieś go najpierw gdzie indziej.
keys-random = System nie dał losowych danych: { $why }. Spróbuj ponownie, a jeśli to nie pomoże, uruchom komputer jeszcze raz.

## Sprawdzanie
verify-valid = Ważny. Do dnia { $on } urząd go nie unieważnił (lista nr { $list }).
verify-expired = Po terminie ważności. Urząd go wystawił, ale ostatni dzień ważności już minął.
verify-not-yet = Jeszcze nieważny. Urząd go wystawił, ale pierwszy dzień ważności dopiero nadejdzie.
verify-revoked = Unieważniony od dnia { $on }: { $why }.
verify-revocation-unknown = Wystawiony przez urząd i w terminie, ale od dnia { $since } nie wiadomo, czy nie został unieważniony. Poproś urząd o nową listę unieważnionych certyfikatów i podaj ją: --revocations PLIK.
verify-forged = Nieprawdziwy. { $why }
verify-about = Certyfikat { $number }, { $issued } – { $until }. { $holder }, { $position }, { $unit }. Wystawił: { $office }. Procedura: { $procedure }, wersja dokumentu: { $document }.
verify-list = Listy unieważnionych certyfikatów { $path } nie można przyjąć. { $why } Poproś urząd o nową listę.
doubt-unreadable = Pliku nie da się odczytać jednoznacznie: { $why }.
doubt-not-signed = W pliku nie ma podpisu.
doubt-other-kind = Plik ma podpis innego rodzaju niż te, które składa ten program, albo podpis jest uszkodzony.
doubt-unknown-key = Podpisu nie złożył ten urząd: klucza { $key } nie ma wśród jego kluczy. Jeśli urząd zmienił klucz, poproś go o nowy plik z kluczami publicznymi.
doubt-key-not-in-use = Podpis ma datę { $day }, a tego dnia urząd nie podpisywał tym kluczem. Jeśli urząd zmienił klucz, poproś go o nowy plik z kluczami publicznymi.
doubt-changed = Treść pliku zmieniono po podpisaniu.
doubt-other-issuer = Podpis złożył ten urząd, ale plik podaje innego wystawcę.
doubt-other-content = Podpis złożył ten urząd, ale pod czymś innym niż to, co tu ma być.
doubt-list-period = Podpis złożył ten urząd, ale następna lista miałaby powstać { $next }, czyli przed tą listą albo ponad 366 dni po niej.
