# Omówienie jako strona HTML: to, czego nie ma w oknie ani w wierszu poleceń.

export-shift-heading = Omówienie zmiany
export-skip = Przejdź do treści
export-contents = Spis treści
export-about-call = Rozmowa
export-about-shift = Zmiana
export-about-procedure = Procedura
export-about-date = Data
export-about-mode = Tryb
export-trainee = Osoba ćwicząca
export-trainee-to = Osoba ćwicząca do { $whom }
export-result = Wynik
export-notes = Notatki
export-versions = Wersje: treść { $scenario }, procedura { $procedure }, silnik { $engine }, punktacja { $scorer }. Ziarno: { $seed }.
export-error = Nie udało się złożyć strony HTML: { $why }.

## Oś czasu
export-timeline = Przebieg rozmowy
export-timeline-title = Oś czasu rozmowy
export-timeline-description = Rozmowa trwała { $time }. Od góry: linia i telefon, druga strona, osoba ćwicząca, zdarzenia. To samo po kolei podaje tabela pod rysunkiem.
export-lane-line = Linia i telefon
export-lane-others = Druga strona
export-lane-moments = Zdarzenia
export-legend = Co znaczą znaki
export-ring = telefon dzwoni
export-speech = { $who ->
    [caller] słowa rozmówcy
    [colleague] słowa współpracownika
    [room] słowa kogoś w pokoju
    [own] osoba ćwicząca do rozmówcy, głosem
    [own-typed] osoba ćwicząca do rozmówcy, z klawiatury
   *[own-aside] osoba ćwicząca do kogoś innego
}

## Tabele
export-course-caption = Cała rozmowa po kolei
export-column-time = Czas
export-column-who = Kto albo co
export-column-what = Co się działo
export-line = Linia
export-lasted = { $seconds } s
export-typed = z klawiatury
export-unreliable = niepewnie usłyszane
export-cut-off = przerwane
export-rules-caption = Oceny reguł w kolejności procedury
export-column-rule = Reguła
export-column-verdict = Ocena
export-column-points = Punkty
export-column-clause = Punkt procedury
export-tip = Wskazówka:
export-facts-caption = Informacje dla rozmówcy i pytania do niego
export-column-fact = Treść
export-column-outcome = Rezultat

## Zmiana
export-way-incoming = przychodząca
export-way-callback = oddzwonienie
export-way-again = przychodząca, drugi raz
