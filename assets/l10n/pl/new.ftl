# Wiersz poleceń: sygnaly new scenario.

## Pytania
new-ask-need = Jaką potrzebę ma rozmówca? (relay, relative, deafblind, hard_of_hearing, blind, stutter, aphasia, unclear_speech, intellectual_disability, autism, crisis, anxiety, dementia, mobility, companion, weak_polish albo none: żadnej; opisuje je docs/pl/potrzeby.md)
new-ask-matter = Z jaką sprawą dzwoni? Na przykład: dowód osobisty
new-ask-level = Jak trudna ma być rozmowa, od 1 do 3?
new-ask-name = Imię i nazwisko rozmówcy?
new-ask-address = Jak się do niego zwracać: pan, pani czy państwo?
new-ask-procedure = Według której procedury mają być plany?
new-ask-id = Jak nazwać scenariusz i jego katalog?

## Odpowiedzi, z którymi nic się nie da zrobić
new-unknown-need = Nie ma potrzeby „{ $name }”.
new-bad-name = „{ $answer }” nie jest imieniem i nazwiskiem. Podaj dwa słowa lub więcej, razem do 60 liter, bez cyfr i nawiasów.
new-bad-matter = „{ $answer }” nie może być nazwą sprawy. Podaj kilka słów, do 80 liter, bez nawiasów klamrowych i kwadratowych.
new-bad-level = „{ $answer }” to nie poziom. Podaj 1, 2 albo 3.
new-bad-address = „{ $answer }” to nie zwrot. Podaj pan, pani albo państwo.
new-bad-id = „{ $answer }” nie może być nazwą scenariusza. Zacznij od małej litery, dalej małe litery bez polskich znaków, cyfry i łączniki, do 60 znaków.
new-no-terminal = Nie ma kogo zapytać, bo wejście nie jest terminalem. Podaj jeszcze: { $flags }.
new-no-answer = Nie można przeczytać odpowiedzi: { $why }.
new-broken-off = Przerwano. Nic nie zostało zapisane.

## Skutek
new-exists = { $path } już istnieje i zostaje, jak jest. Podaj inną nazwę (--id) albo inny katalog (--to).
new-not-made = Szkicu nie da się zrobić: { $why }. To błąd programu, zgłoś go.
new-scenario-made = Szkic scenariusza z trzema planami jest w { $path }. Co dalej:
new-then-check = wszystkie błędy naraz, z wierszem i podpowiedzią
new-then-drill = rozmowa na klawiaturze
new-then-sweep = tysiąc rozmów: ślepe zaułki i to, czego nikt nigdy nie powie
