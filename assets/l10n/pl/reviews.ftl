# Rozstrzyganie wyników: sygnaly records queue i sygnaly records review.

## Co czeka
reviews-none-wait = Żaden egzamin nie czeka na człowieka.
reviews-unclear-rule = niejasna reguła { $rule } ({ $clause })
reviews-unclear-error = możliwy błąd krytyczny { $kind }: { $title }
reviews-asked = polityka { $policy } każe obejrzeć { $why }
reviews-asked-every = każdy egzamin
reviews-asked-resumed = egzamin wznowiony po przerwie
reviews-asked-critical-error = egzamin z błędem krytycznym

## Co rozstrzygnięto
reviews-done = Zapisano. Próba { $name }, decyzja: { $by }. Wynik przedtem: { $before }. Wynik teraz: { $after }.
reviews-decision = { $on }, { $by }: { $what }. Powód: { $reason }
reviews-whole = wynik bez zmian
reviews-error-stands = to był błąd krytyczny
reviews-error-dismissed = to nie był błąd krytyczny
reviews-settled = Wynik po rozstrzygnięciu: { $result }

## Czego nie można
reviews-no-result = Próba { $name } nie ma oceny, więc nie ma czego rozstrzygać.
reviews-no-reason = Podaj powód: --reason "…". Zostaje w zapisie.
reviews-nobody = Brakuje imienia i nazwiska osoby, która rozstrzyga.
reviews-unknown-code = Ten kod do nikogo nie należy. Rozstrzygać mogą osoby z listy nadzorujących: sygnaly people list.
reviews-unknown-rule = W tej procedurze nie ma reguły „{ $name }”.
reviews-unknown-error = Nie ma błędu krytycznego „{ $name }”.
reviews-no-such-error = W tym wyniku nie ma błędu krytycznego „{ $name }”. Jeśli wynika z niespełnionej reguły, rozstrzygnij tę regułę (--rule).
reviews-still-pending = Ten wynik jest jeszcze do rozstrzygnięcia. Najpierw oceń to, co niejasne (--rule albo --error). Lista: sygnaly records queue.
reviews-other-procedure = Próbę oceniono według procedury „{ $name }” w wersji { $scored }, a plik ma wersję { $present }. Przywróć tamtą wersję pliku na czas rozstrzygania.
reviews-not-yet = { $on } to data z przyszłości. Podaj dzień, w którym zapadła decyzja.
reviews-before-attempt = { $on } to data wcześniejsza niż próba ({ $sat }). Popraw --date.
reviews-older = Ostatnia decyzja w sprawie tej próby jest z dnia { $last }, a ta miałaby datę { $on }. Sprawdź datę w komputerze albo w poleceniu.
