# Pliki i foldery, których nie da się odczytać ani zapisać.

file-error = Pliku { $path } nie można zapisać ani odczytać: { $why }. Sprawdź folder i uprawnienia.
file-missing = { $path }: nie ma takiego pliku albo folderu. Sprawdź nazwę i ścieżkę.
file-folder = { $path } to folder, a potrzebny jest plik. Podaj nazwę pliku.
file-denied = { $path }: system nie pozwala tego odczytać albo zapisać. Sprawdź uprawnienia albo wybierz inny folder.
file-full = { $path }: na dysku nie ma miejsca. Zwolnij trochę i spróbuj jeszcze raz.
