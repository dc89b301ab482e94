# Decyzje i polityki w bazie urzędu (panel i polecenia).

decision-no-reason = Podaj powód decyzji. Zostaje w zapisie razem z Twoim nazwiskiem.
decision-older = Ostatnia decyzja w tej próbie jest z { $last }, a ta byłaby z { $on }. Sprawdź datę komputera, na którym działa panel.
decision-no-result = Tej próby nie ma w bazie albo nie ma ona oceny, więc nie ma czego rozstrzygać. Wróć do listy i odśwież ją.
decision-no-person = Tej osoby nie ma w bazie albo jej dane zostały usunięte. Wróć do listy osób i odśwież ją.
decision-no-document = Podaj wersję procedury urzędu, z którą ta osoba się zapoznała, na przykład 6/2022.
policy-version-changed = Wersja { $version } polityki „{ $policy }” była już w użyciu i brzmiała inaczej. Przywróć w pliku polityki jej treść, a zmiany zapisz jako nową wersję z późniejszą datą.
