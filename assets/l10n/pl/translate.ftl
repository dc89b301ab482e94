## Tłumaczenia scenariuszy: sygnaly translate, sygnaly drill --captions
translate-written = Zapisano { $path }.
translate-standing = { $scenario } ({ $to }): przetłumaczone { $translated } z { $total }, brakuje { $missing }, nieaktualne { $outdated }.
translate-total = Razem ({ $to }), scenariuszy { $scenarios }: przetłumaczone { $translated } z { $total }, brakuje { $missing }, nieaktualne { $outdated }.
translate-missing = Bez tłumaczenia ({ $count }):
translate-outdated = Polski tekst zmienił się po tłumaczeniu ({ $count }):
translate-unplaced = Tłumaczenia tekstów, których w scenariuszu już nie ma, zostają w pliku pod „unplaced” ({ $count }):
translate-merged = Scalono z { $path }: nowe lub zmienione { $taken }, w tym w miejsce innego tłumaczenia { $replaced } (poprzednie są pod „unplaced”).
translate-not-placed = Tego nie udało się dopasować; jest w pliku pod „unplaced” ({ $count }):
translate-none = Tych scenariuszy jeszcze nikt nie tłumaczył. Zacznij od: sygnaly translate extract SCENARIUSZ --to JĘZYK.
translate-to-polish = Scenariusze są po polsku, więc na polski się ich nie tłumaczy. Podaj inny język, na przykład --to uk.
translate-one-output = „--output” działa z jednym scenariuszem. Podaj jeden albo pomiń „--output”: pliki trafią do scenariuszy.
translate-other-kind = { $path } to { $kind ->
    [scenario] scenariusz
    [shift] zmiana
    [plan] plan rozmowy
    [shift_plan] plan zmiany
   *[other] plik innego rodzaju
 }, a nie tłumaczenie. Plik do tłumaczenia zapisuje: sygnaly translate extract SCENARIUSZ --to JĘZYK --output PLIK.
translate-other-scenario = { $path } to tłumaczenie scenariusza „{ $found }”, a nie „{ $scenario }”. Podaj właściwy scenariusz albo inny plik.
translate-other-language = { $path } to tłumaczenie na „{ $found }”, a nie na „{ $to }”. Podaj inny plik.
translate-of-pack = Ten scenariusz jest z paczki „{ $pack }”, a jej nowa wersja zabrałaby tłumaczenie ze sobą. Zapisz je osobno (translate extract … --output PLIK) i wyślij autorowi paczki.
translate-no-captions = Ten scenariusz nie ma tłumaczenia na „{ $name }”.
translate-no-captions-in-shift = Żadna rozmowa z tej zmiany nie ma tłumaczenia na „{ $name }”.
