# Dźwięk: karta dźwiękowa, głosy rozmówców, syntezator mowy.

voice-no-sound-card = Nie udało się otworzyć karty dźwiękowej ({ $reason }). Rozmowa toczy się dalej z napisami.
voice-sound-card-lost = Karta dźwiękowa przestała działać ({ $reason }). Rozmowa toczy się dalej z napisami.
voice-bad-voice = Głos rozmówcy: pole „{ $field }” ma wartość „{ $value }”. Dozwolone: { $allowed }.
voice-template-empty = Polecenie syntezatora mowy jest puste. Wpisz je w ustawieniach albo przywróć domyślne.
voice-template-lacks-out = W poleceniu syntezatora mowy brakuje {"{out}"}, czyli miejsca na nazwę pliku wynikowego.
voice-template-quote = W poleceniu syntezatora mowy otwarto cudzysłów, którego nie zamknięto.
voice-template-placeholder = W poleceniu syntezatora mowy jest nieznane pole {"{"}{ $name }{"}"}. Znane: {"{base}"}, {"{rate}"}, {"{pitch}"}, {"{text}"}, {"{out}"}.
voice-empty-text = Tej kwestii nie da się wypowiedzieć: nie ma w niej słów.
voice-program-missing = Nie znaleziono programu „{ $program }”. Zainstaluj go (np. pakiet espeak-ng) albo zmień polecenie syntezatora w ustawieniach. Do tego czasu kwestie bez nagrania mają same napisy.
voice-program-hung = Program „{ $program }” nie skończył pracy w ciągu { $seconds } s i został zamknięty. Ta kwestia ma same napisy.
voice-program-failed = Program „{ $program }” zgłosił błąd ({ $status }): { $said }
voice-engine-garbage = Program „{ $program }” nie utworzył poprawnego pliku WAV: { $reason }
voice-engine-silent = Program „{ $program }” utworzył nagranie, w którym nic nie słychać. Sprawdź, czy ma polski głos.
voice-not-audio = Pliku { $path } nie da się odtworzyć: { $reason }
voice-file = Nie można odczytać lub zapisać pliku { $path }: { $reason }
