# Dla autorów scenariuszy: pokrycie biblioteki (sygnaly coverage) i rozmowa jako graf (sygnaly graph).

## Pokrycie
coverage-title = Pokrycie biblioteki scenariuszy
coverage-summary = Scenariusze: { $scenarios }, zmiany: { $shifts }, rozegrane plany: { $plans }.
coverage-by-voice = Planów z plikami WAV nie rozgrywamy; pominięto: { $plans }.
coverage-gaps = Luki
coverage-no-gaps = Nie ma luk.
coverage-gap = luka
coverage-gap-never = Reguły, których nie wywołuje żaden scenariusz ani zmiana
coverage-gap-seldom = { $least ->
    [one] Reguły, których nie wywołuje żaden scenariusz ani zmiana
    [few] Reguły, które wywołują mniej niż { $least } scenariusze lub zmiany
   *[many] Reguły, które wywołuje mniej niż { $least } scenariuszy lub zmian
 }
coverage-gap-need = Reguły, których nie ćwiczy się z daną potrzebą
coverage-gap-unshown = Reguły, które wynikają z treści, ale nie pokazuje ich żaden plan
coverage-gap-levels = Potrzeby bez scenariusza na poziomie:
coverage-matrix = Reguły i potrzeby
coverage-matrix-caption = W ilu scenariuszach i zmianach reguła może się pojawić: razem, według poziomu i według potrzeby osoby, która dzwoni
coverage-entries = Scenariusze i zmiany
coverage-entries-caption = Co można ćwiczyć w każdym scenariuszu i każdej zmianie
coverage-levels = Potrzeby i poziomy
coverage-levels-caption = Ile jest scenariuszy z daną potrzebą na każdym poziomie trudności; zmiany mieszają potrzeby i tu się nie liczą
coverage-column-procedure = Procedura
coverage-column-rule = Reguła
coverage-column-clause = Punkt
coverage-column-rule-title = Treść reguły
coverage-column-all = Razem
coverage-column-scenarios = Scenariusze
coverage-column-shifts = Zmiany
coverage-column-level = Poziom
coverage-column-needs = Potrzeby
coverage-column-title = Tytuł
coverage-column-kind = Rodzaj
coverage-column-id = Nazwa
coverage-column-plans = Plany
coverage-column-rules = Reguły
coverage-column-written = Wynika z treści
coverage-column-shown = Pokazuje planów
coverage-scenario = scenariusz
coverage-shift = zmiana
coverage-no-need = bez szczególnej potrzeby
coverage-only-written = tylko z treści
coverage-only-plans = tylko w planach
coverage-yes = tak
coverage-no = nie
coverage-heads = W ilu scenariuszach i zmianach reguła może się pojawić: Σ razem, p1–p3 według poziomu, dalej według potrzeby o numerze z tabeli „Potrzeby i poziomy”.
coverage-signs = Znak „!”: wynika z treści, ale nie pokazuje tego żaden plan. Znak „*”: pokazują to tylko plany.
coverage-nothing-there = W { $path } nie ma scenariusza ani zmiany. Podaj katalog z plikiem scenario.yaml, katalog, w którym takie katalogi leżą, albo plik zmiany.

## Graf
graph-description = Rozmowa ze scenariusza { $scenario }: momenty: { $moments }, przejścia: { $arrows }.
graph-description-came = Rozmowy doszły do { $came } z { $moments } momentów.
graph-says-nothing = (czeka w milczeniu)
graph-hung-up = rozmówca odkłada słuchawkę
graph-told = podaje: { $what }
graph-asked = pyta o: { $what }
graph-until-told = padło już: { $what }
graph-until-asked = wiadomo już: { $what }
graph-otherwise = { $times ->
    [one] cokolwiek innego (najwyżej raz)
   *[other] cokolwiek innego (najwyżej { $times } razy)
 }
graph-afterwards = { $times ->
    [one] potem cokolwiek innego (drugi raz)
   *[other] potem cokolwiek innego (po { $times } razach)
 }
graph-hangs-up = po { $seconds } s
graph-breaks-in = wtrąca się: { $name }
graph-room-talks = w pokoju jest głośno
graph-never = ani razu
graph-mark-danger = mówi o zagrożeniu życia
graph-mark-channel = prosi o inną drogę kontaktu
graph-mark-helper = jest przy tym pomocnik
graph-mark-consents-to-speaker = zgadza się na głośnik
graph-mark-refuses-speaker = nie zgadza się na głośnik
graph-legend-moment = moment: nazwa i początek wypowiedzi; ↺ odpowiada i zostaje, ⚡ coś się dzieje, ⚑ coś znaczy
graph-legend-end = koniec rozmowy
graph-legend-awaited = na to czeka moment
graph-legend-otherwise = gdy nic nie pasowało
graph-legend-came = ✓ i liczba: tyle rozmów tu doszło
graph-legend-never = ○: nie doszła tu żadna rozmowa
graph-legend-note = Pożegnanie zewsząd prowadzi do pierwszego momentu, w którym rozmówca się rozłącza.
graph-other-scenario = Plan { $path } dotyczy scenariusza „{ $other }”, a nie „{ $scenario }”. Podaj plan tego scenariusza.

## Akty mowy
graph-act-greeting = wita się
graph-act-name-office = podaje nazwę urzędu
graph-act-name-unit = podaje nazwę referatu
graph-act-name-first = podaje imię
graph-act-name-last = podaje nazwisko
graph-act-name-position = podaje stanowisko
graph-act-offer-help = proponuje pomoc
graph-act-ask-details = dopytuje o sprawę
graph-act-ask-repeat = prosi o powtórzenie
graph-act-confirm-heard = powtarza po rozmówcy
graph-act-check-understanding = pyta, czy to jasne
graph-act-teach-back = prosi o powtórzenie własnymi słowami
graph-act-summarise = podsumowuje
graph-act-ask-patience = prosi o cierpliwość
graph-act-give-wait-reason = mówi, dlaczego trzeba czekać
graph-act-give-wait-estimate = mówi, jak długo
graph-act-announce-hold = zapowiada wstrzymanie
graph-act-update-wait = odzywa się w czasie czekania
graph-act-thank-for-waiting = dziękuje za czekanie
graph-act-v-bare-wait = każe czekać bez słowa wyjaśnienia
graph-act-ask-contact-number = pyta o numer telefonu
graph-act-promise-callback = obiecuje oddzwonić
graph-act-agree-callback-time = umawia porę telefonu
graph-act-cite-callback = mówi, że oddzwania
graph-act-ask-speaker-consent = pyta o zgodę na głośnik
graph-act-announce-transfer = zapowiada przełączenie
graph-act-give-direct-number = podaje numer bezpośredni
graph-act-brief-colleague = wprowadza współpracownika
graph-act-empathy = okazuje zrozumienie
graph-act-give-time = daje czas
graph-act-apologise = przeprasza
graph-act-offer-adaptation = proponuje ułatwienie
graph-act-offer-priority = proponuje obsługę poza kolejnością
graph-act-anything-else = pyta, czy coś jeszcze
graph-act-thank = dziękuje
graph-act-farewell = żegna się
graph-act-v-rude = odzywa się nieuprzejmie
graph-act-v-hurry = pogania
graph-act-v-refuse = odmawia bez pomocy
graph-act-v-patronise = mówi z góry
graph-act-v-probe-disability = wypytuje o niepełnosprawność
graph-act-v-visual = wskazuje na coś, co trzeba widzieć
graph-act-v-third-person = mówi o rozmówcy do kogoś obok
graph-act-side-talk = mówi do kogoś w pokoju
