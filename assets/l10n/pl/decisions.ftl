# Decyzje i polityki w bazie urzędu (panel i polecenia).

decision-no-reason = Podaj powód decyzji. Zostaje w zapisie razem z Twoim nazwiskiem.
decision-older = Ostatnia decyzja w tej próbie jest z { $last }, a ta byłaby z { $on }. Sprawdź datę komputera, na którym działa panel.
decision-no-result = Tej próby nie ma w bazie albo nie ma ona oceny, więc nie ma czego rozstrzygać. Wróć do listy i odśwież ją.
decision-no-person = Tej osoby nie ma w bazie albo jej dane zostały usunięte. Wróć do listy osób i odśwież ją.
decision-no-document = Podaj wersję procedury urzędu, z którą ta osoba się zapoznała, na przykład 6/2022.
decision-meanwhile = Odkąd ta strona się otworzyła, ktoś rozstrzygnął tę próbę. Twoja decyzja nie jest zapisana. Otwórz próbę jeszcze raz.
issue-not-earned = Nie ma certyfikatu do wystawienia: już go wystawiono albo czegoś do niego brakuje. Stan i braki są na stronie osoby.
issue-changed = Certyfikat nie jest wystawiony: zmieniło się to, co miał potwierdzać (nowy egzamin, rozstrzygnięcie, dzień albo język). Przeczytaj, co potwierdzi teraz, i zdecyduj jeszcze raz.
issue-other-register = Na tym komputerze nie można tego zrobić: rejestr certyfikatów i klucz urzędu są na innym. Poproś informatyka, żeby uruchomił panel (sygnaly serve) na tamtym komputerze albo przeniósł tu folder danych z rejestrem i przywrócił klucz z kopii (sygnaly certify keys restore PLIK).
issue-other-person = Na liście osób tego komputera ktoś inny ma to samo imię i nazwisko w tej samej komórce. Poproś informatyka, żeby je rozróżnił: sygnaly people correct.
issue-no-certificate = Takiego certyfikatu nie ma w bazie. Wróć do listy certyfikatów i odśwież ją.
issue-behind = Zmianę wpisano do rejestru (certyfikat { $number }), ale baza danych teraz nie odpowiada. Panel pokaże ją sam po następnym wysłaniu zapisów, zwykle za minutę. Nie powtarzaj tego.
policy-version-changed = Wersja { $version } polityki „{ $policy }” była już w użyciu i brzmiała inaczej. Przywróć w pliku polityki jej treść, a zmiany zapisz jako nową wersję z późniejszą datą.
