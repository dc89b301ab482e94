# Wiersz poleceń: sygnaly drill, check, transcribe, list, demo.

## Błędy
cli-unknown-scenario = Nie ma scenariusza „{ $name }”.
cli-no-scenario-there = W { $path } nie ma scenariusza. Podaj katalog z plikiem scenario.yaml albo katalog, w którym takie katalogi leżą.
cli-unknown-procedure = Nie ma procedury „{ $name }”.
cli-unknown-profile = Nie ma profilu „{ $name }”.
cli-unknown-kind = Nie ma rodzaju pliku „{ $name }”.
cli-unknown-code = Nie ma kodu „{ $name }”.
cli-did-you-mean = Czy chodziło o „{ $near }”?
cli-known = Znane: { $known }.
cli-no-such-file = Nie ma pliku { $path }. Sprawdź nazwę i folder, z którego uruchamiasz polecenie.
cli-output-error = Nie można wypisać wyniku: { $why }. Jeśli wynik trafia do pliku, sprawdź, czy na dysku jest miejsce.
cli-log-error = Dziennika rozmowy nie da się zapisać: { $why }.
cli-language-error = Nie można wczytać plików językowych (assets/language/pl): { $why }.
cli-explanations-error = Nie można wczytać wyjaśnień kodów (assets/diagnostics): { $why }.
cli-no-such-plan = Nie ma pliku planu: { $path }.
cli-plan-error = { $path }, krok { $step }: { $why }
cli-problems = { $count ->
    [one] Znaleziono { $count } problem.
    [few] Znaleziono { $count } problemy.
   *[many] Znaleziono { $count } problemów.
 }
cli-step-unplayed = Rozmowa skończyła się przed krokiem { $step } planu.
cli-as-planned = Wszystko wyszło tak, jak przewiduje plan.
cli-unexpected-score = Inaczej niż w planie: wynik { $got }, oczekiwany od { $least } do { $most }.
cli-unexpected-passed = Inaczej niż w planie: zaliczenie { $got }, oczekiwane { $expected }.
cli-unexpected-critical = Inaczej niż w planie: błędy krytyczne { $got }, oczekiwane { $expected }.
cli-unexpected-verdict = Inaczej niż w planie: { $rule } → { $got }, oczekiwane { $expected }.
cli-unexpected-ending = Inaczej niż w planie: zakończenie { $got }, oczekiwane { $expected }.
cli-built-without-speech = Ten program zbudowano bez rozpoznawania mowy (funkcja „speech”). Można pisać odpowiedzi.
cli-built-without-app = Ten program zbudowano bez okna (funkcja „app”). Użyj: sygnaly drill SCENARIUSZ.
cli-no-display = Nie ma ekranu (DISPLAY ani WAYLAND_DISPLAY). Rozmowę można odbyć w terminalu: sygnaly drill SCENARIUSZ.
cli-window-broke = Okno się nie otworzyło albo przestało działać; powód jest wyżej. Jeśli to „Unable to find a GPU”, brakuje sterownika grafiki: zainstaluj sterownik karty albo pakiet mesa-vulkan-drivers. Egzamin w toku jest zapisany i można go raz dokończyć. Rozmowę można odbyć w terminalu: sygnaly drill SCENARIUSZ.
cli-app-error = Okno nie działa: { $why }. Rozmowę można odbyć w terminalu: sygnaly drill SCENARIUSZ.

## Plany
plan-no-speech = Plik { $path } to nagranie, a ten program zbudowano bez rozpoznawania mowy (funkcja „speech”).
plan-nothing-heard = W nagraniu { $path } nie słychać mowy: jest puste albo za ciche.
plan-step-never-came = nie doczekał się swojej chwili: czeka na { $awaits }, a do { $at } to nie nastąpiło. Zmień moment kroku albo dodaj krok, który do tego doprowadzi.
plan-awaits-time = swój czas
plan-awaits-ring = dzwonek telefonu
plan-awaits-block = ciszę w wypowiedzi rozmówcy
plan-awaits-colleague = odebranie telefonu przez współpracownika
plan-awaits-turn = swoją kolej w rozmowie

## Przebieg rozmowy
call-trainee = Ja
call-to-caller = rozmówca
call-to-colleague = współpracownik
call-to-client = interesant przy ladzie
call-to-room = osoby w pokoju
call-ring = telefon dzwoni, { $count }. sygnał
call-answered = odebrano
call-line-noisy = szumi na linii
call-line-mobile = rozmowa z komórki, głos się rwie
call-silence = cisza, { $seconds } s
call-hold-on = wstrzymanie włączone
call-hold-off = wstrzymanie wyłączone
call-mute-on = mikrofon wyciszony
call-mute-off = mikrofon włączony
call-loudspeaker-on = tryb głośnomówiący włączony
call-loudspeaker-off = tryb głośnomówiący wyłączony
call-dialled = wybrano numer { $number }
call-ring-back = sygnał oczekiwania na połączenie
call-busy = numer nie odpowiada
call-transfer-started = łączenie: { $name }; rozmówca czeka
call-transfer-completed = rozmówca połączony ze współpracownikiem
call-transfer-cancelled = powrót do rozmówcy
call-colleague-ringing = dzwoni telefon: { $name }
call-colleague-answered = odbiera: { $name }
call-colleague-unreachable = nie odbiera albo numer jest nieaktualny: { $name }
call-document-opened = otwarto dokument: { $title }
call-note-written = notatka: { $text }
call-left-desk = odejście od biurka
call-returned = powrót do biurka
call-door-closed = zamknięto drzwi
call-client-waits = Przy biurku: { $name }: „{ $says }”
call-room-talks = W pokoju głośna rozmowa: „{ $says }”
call-room-quiet = W pokoju ucichło.
shift-diary-entered = w kalendarzu: { $call }, { $time }
shift-forwarded = telefon przekierowany: { $name }
shift-forwarded-no-more = telefon znów dzwoni przy biurku
shift-call-begins = połączenie: { $name }
shift-call-again = ponowne połączenie: { $name }
shift-ready = przygotowanie rozmowy: { $name }
shift-call-over = linia wolna
shift-missed = połączenie nieodebrane: { $call }
shift-substitute = odebrała osoba zastępująca: { $call }
shift-client-leaves = odchodzi { $name }
shift-absence-near = za 5 minut wychodzisz: { $reason }
shift-absence-begins = wychodzisz: { $reason }
shift-absence-over = powrót do biurka
shift-diary-due = pora zadzwonić: { $call }
shift-over = koniec zmiany
cli-unknown-shift = Nie ma zmiany „{ $name }”.
call-microphone-lost = mikrofon przestał działać, dalej można pisać
call-broken-off = przerwanie próby
call-hung-up = odłożono słuchawkę
call-ended-caller = rozmówca się rozłączył
call-ended-trainee = rozmowa zakończona przez pracownika
call-ended-gave-up = rozmówca zrezygnował
call-ended-handed-over = rozmówca przekazany
call-ended-unreachable = nie udało się połączyć
call-ended-interrupted = sesja przerwana

## Rozmowa na żywo
live-who = Jesteś: { $name }, { $position }, { $unit }, { $office }.
live-help = Pisz słowa i naciskaj Enter. Polecenia: :odbierz :wstrzymaj :wycisz :głośnik :rozłącz :przełącz OSOBA :połącz :wróć :zadzwoń NUMER :dokument NAZWA :notatka TEKST :odejdź :jestem :drzwi :pomoc :koniec
live-unknown = Nie ma polecenia „{ $command }”. Lista poleceń: :pomoc
live-no-terminal = Wejście nie jest terminalem: rozmowa trwa, dopóki przychodzą wiersze.

## Wynik
report-about = Scenariusz { $scenario } · procedura { $procedure } · ziarno { $seed }
report-score = { $bounded ->
    [yes] Wynik: { $score } na 100 (od { $low } do { $high }, zależnie od oceny miejsc niejasnych)
   *[no] Wynik: { $score } na 100
 }
report-no-score = Bez punktacji: żadna reguła nie miała zastosowania
report-points = { $points } z { $maximum } pkt
report-critical = Błąd krytyczny: { $title }
report-critical-unclear = Możliwy błąd krytyczny, do oceny trenera: { $title }
report-service = Obsługa tego rozmówcy (poza wynikiem)

passed-yes = zaliczone
passed-no = niezaliczone
passed-pending = do oceny trenera

verdict-met = spełnione
verdict-partly = częściowo
verdict-missed = niespełnione
verdict-not-applicable = nie dotyczy
verdict-unclear = niejasne

critical-hung-up-on-need = rozłączenie z powodu ciszy, głosu, tłumacza lub akcentu
critical-hung-up-unresolved = rozłączenie się przed załatwieniem sprawy
critical-danger-ignored = pominięcie zagrożenia życia
critical-loudspeaker-before-consent = tryb głośnomówiący bez zgody
critical-case-data-unverified = dane sprawy przed ustaleniem tożsamości
critical-interrupted-need = przerywanie lub kończenie zdań za rozmówcę
critical-companion-alone = rozmowa wyłącznie z osobą towarzyszącą
critical-channel-refused = odmowa tłumacza, pomocnika lub wybranego sposobu kontaktu
critical-mockery = drwina, „ty” albo pytanie o diagnozę
critical-room-heard = rozmówca słyszał pokój albo czekał bez zapowiedzi ponad 30 s
critical-blind-transfer = przełączenie bez przekazania sprawy albo niedotrzymany telefon
critical-wrong-value-left = udawane zrozumienie albo niesprostowana błędna informacja

## Pozostałe
model-demonstration = Uwaga: działa model demonstracyjny. Rozumie mowę syntezatora, nie ludzi. Własny model: --model PLIK.
demo-about = Pokaz: za pracownika mówią nagrania, a tekst powstaje z dźwięku (Whisper, model demonstracyjny).
check-summary = Sprawdzono pliki: { $files }. Błędy: { $errors }, uwagi: { $warnings }.
check-denied = Ostrzeżenia liczą się tu jak błędy (--deny warnings).
check-explain = Co to znaczy i jak to naprawić: sygnaly explain { $code }
check-as-without-input = --as nazywa to, co przychodzi ze standardowego wejścia. Podaj też „-”: sygnaly check - --as NAZWA.
explain-why = Dlaczego to ważne: { $why }
explain-wrong = Źle:
explain-right = Dobrze:
list-scenarios = Scenariusze:
list-shifts = Zmiany:
list-procedures = Procedury:
list-profiles = Profile:

## Rozumienie zdań
understand-bad-line = Wiersz { $line }: { $why }
understand-unreadable = nie da się go przeczytać ({ $why }).
understand-no-line = to nie jest wypowiedź w formacie JSON ({ $why }). Oczekiwane: {"{"}"id": "a1", "profile": "krynki", "text": "Dzień dobry"{"}"}.
understand-unknown-profile = nie ma profilu „{ $name }”. Znane: { $known }. Własny profil podaj przez --profile PLIK.
understand-no-profile = nie wiadomo, kto to mówi. Dopisz pole "profile" albo podaj --profile NAZWA.
understand-unknown-act = nie ma aktu mowy „{ $name }”; najbliższy: { $near }.
understand-bad-now = „{ $now }” to nie jest chwila. Zapisz ją tak: 2026-11-20T09:00.
understand-missed = − pominięte: { $act } ({ $confidence })
understand-invented = + niepotrzebne: { $act } ({ $confidence })
understand-total = { $count } wypowiedzi: precyzja { $precision }, czułość { $recall }, F1 { $f1 }. Z pewnością od 0,9: trafne { $sure }, czyli { $reached } wszystkich prawdziwych.

## Modele mowy
model-computer = Ten komputer: pamięć { $memory }, rdzenie procesora: { $cores }.
model-line = { $name } { $size }  pamięć { $memory }  { $marks }
model-in-use = w użyciu
model-here = pobrany
model-recommended = polecany na ten komputer
model-speed = tu: { $seconds } s na 5 s mowy
model-about = Licencja: { $licence }. Pobrane modele leżą w { $folder }.
model-none-fits = Ten komputer ma za mało pamięci na model z listy. Ćwicz z klawiatury albo wskaż model po nazwie.
model-fetching = Pobieram model { $name } ({ $size }). Przerwane pobieranie można uruchomić ponownie: pójdzie dalej.
model-fetched = Model jest w { $path }. Włącz go: sygnaly model use { $name }.
model-verified = Model { $name } jest cały, suma kontrolna się zgadza.
model-nothing-here = Nie pobrano jeszcze żadnego modelu. Lista: sygnaly model list.
model-used = Od teraz działa model { $path }. Na 5 s mowy potrzebuje tu { $seconds } s.
model-removed = Usunięto model { $name }.
model-back-to-demonstration = Był w użyciu, więc wraca model demonstracyjny.

## Ustawienia
settings-no-folder = System nie wskazuje folderu na dane programu. Podaj go w zmiennej { $variable }.
settings-damaged = Plik ustawień { $path } jest uszkodzony ({ $why }). Popraw go albo usuń.

## Przegląd komputera
doctor-line = { $state } { $part }: { $found }
doctor-fine = [dobrze]
doctor-limited = [uwaga]
doctor-broken = [źle]
doctor-part-files = Pliki programu
doctor-part-data = Folder danych
doctor-part-processor = Procesor
doctor-part-microphone = Mikrofon
doctor-part-model = Model mowy
doctor-part-sound = Dźwięk
doctor-part-display = Ekran
doctor-part-database = Baza danych
doctor-files = { $path }, scenariusze: { $scenarios }.
doctor-files-broken = w { $path } są pliki, których nie da się użyć.
doctor-data = { $path }
doctor-data-broken = { $why }
doctor-processor = ma to, czego potrzebuje rozpoznawanie mowy; rdzenie: { $cores }.
doctor-processor-old = brakuje mu: { $missing }.
doctor-microphone = „{ $device }” działa, poziom tła { $level } dBFS.
doctor-microphone-silent = „{ $device }” jest podłączony, ale przychodzi z niego zupełna cisza.
doctor-model = { $path }
doctor-model-demonstration = działa model demonstracyjny; rozumie mowę syntezatora, nie ludzi.
doctor-sound = karta dźwiękowa działa.
doctor-display = jest ekran, okno się otworzy.
doctor-display-none = nie ma ekranu; okna się nie otworzy.
doctor-database-none = ta wersja jej nie używa.
doctor-mend-files = Uruchom sygnaly check, żeby zobaczyć błędy, albo zainstaluj program ponownie.
doctor-mend-data = Nadaj prawo zapisu do tego folderu albo wskaż inny w zmiennej SYGNALY_DATA.
doctor-mend-processor = Rozpoznawanie mowy na tym procesorze nie zadziała. Ćwicz z klawiatury albo na nowszym komputerze.
doctor-mend-microphone = Podłącz mikrofon i zezwól programowi na dostęp. Bez niego wszystko działa z klawiatury.
doctor-mend-microphone-silent = Sprawdź wyłącznik na kablu lub słuchawkach i głośność mikrofonu w ustawieniach systemu.
doctor-mend-model = Pobierz pełny model: sygnaly model fetch, a potem sygnaly model use NAZWA.
doctor-mend-model-broken = Pobierz model jeszcze raz albo wróć do demonstracyjnego: sygnaly model use demo.
doctor-mend-sound = Podłącz słuchawki i sprawdź ustawienia dźwięku. Bez dźwięku rozmowa idzie z napisami.
doctor-mend-display = Uruchom program w sesji graficznej albo ćwicz w terminalu: sygnaly drill.

## Przegląd scenariuszy
sweep-sound = { $scenario }: w porządku. Rozegrane rozmowy: { $runs }.
sweep-findings = { $scenario }: do poprawy. Rozegrane rozmowy: { $runs }.
sweep-never-reached = moment „{ $moment }”: żadna rozmowa do niego nie dochodzi. Sprawdź, co do niego prowadzi i czy nie jest za późno, gdy to padnie.
sweep-dead-end-no_way_on = moment „{ $moment }”: ślepy zaułek. Cokolwiek zrobi praktykant, rozmówca może tylko zrezygnować. Dodaj wyjście, na przykład „afterwards” albo „expect” z pożegnaniem. Droga: { $way }
sweep-dead-end-stuck = moment „{ $moment }”: rozmowa staje i nic już się nie wydarzy. To błąd programu, zgłoś go. Droga: { $way }
sweep-dead-end-endless = moment „{ $moment }”: rozmowa trwa ponad pół godziny. Sprawdź „hangs_up” i „patience”. Droga: { $way }
sweep-unwinnable = nie da się jej dobrze poprowadzić, ziarna { $seeds }: { $why }. Tak kończy rozmowę praktykant, który robi wszystko, na co czekają momenty.
sweep-lacks-facts = rozmówca nie usłyszał: { $facts }
sweep-lacks-details = nie udało się dowiedzieć: { $details }
sweep-ended = koniec w momencie „{ $moment }”: { $ending }
sweep-not-ended = rozmowa nie kończy się, ostatni moment: „{ $moment }”
sweep-never-said = nigdy nie padło ({ $key }): „{ $text }”
sweep-stock-never-said = Zwrot wspólny, który nigdy nie padł: „{ $text }”
sweep-never-taken = moment „{ $moment }”, oczekiwanie { $number }: żadna rozmowa go nie spełniła. Sprawdź, czy wcześniejsze nie zabiera tych samych słów.
sweep-never-ended = zakończenie, do którego nie doszło: { $ending }
sweep-moments = momenty: { $done } z { $all }
sweep-lines = wypowiedzi: { $done } z { $all }
sweep-expectations = oczekiwania: { $done } z { $all }
sweep-rules = reguły ({ $procedure }), ocenione rozmowy: { $calls }. Miały zastosowanie: { $raised } z { $all }, choć raz spełnione: { $met }, choć raz niespełnione: { $missed }
sweep-rules-never = nigdy nie miały zastosowania: { $rules }
sweep-rules-beyond = przegląd ich nie bada: { $rules }
sweep-all-rules-never = Reguły, które w żadnej rozmowie nie miały zastosowania: { $rules }
sweep-outcomes = zakończenia:
sweep-outcome = { $outcome } (kroki: { $steps })
sweep-plans = plany: { $written } z { $all }, w katalogu { $folder }
sweep-plan-title = Najkrótsza droga: { $outcome }
sweep-plan-unsayable = bez planu: { $outcome }. Na najkrótszej drodze pada coś, na co nie ma zdania, na przykład błędnie podany fakt.
sweep-plan-ends_otherwise = bez planu: { $outcome }. Powiedziana zdaniami, ta droga kończy się inaczej. Sprawdź „told_by” i „asked_by”.
sweep-plans-taken = { $path } już jest, a przegląd niczego nie nadpisuje. Podaj nowy albo pusty katalog.
sweep-ending-caller = rozmówca odkłada słuchawkę
sweep-ending-trainee = praktykant odkłada słuchawkę
sweep-ending-caller_gave_up = rozmówca rezygnuje
sweep-ending-handed_over = przekazanie rozmowy
sweep-ending-unreachable = nikt nie odebrał
sweep-ending-interrupted = rozmowa przerwana
sweep-matter-settled = wszystko usłyszał
sweep-matter-open = nie wszystko usłyszał
sweep-variety = { $seeds ->
    [one] { $seeds } ziarno
    [few] { $seeds } ziarna
   *[many] { $seeds } ziaren
 }: rozmowy różne przebiegiem, faktami lub zachowaniem: { $behaviours }; różne tylko słowami: { $wordings }.
sweep-limit-runs = uwaga: przegląd gałęzi urwał się po { $most } rozmowach. Czego nie osiągnięto, mogło leżeć dalej.
sweep-limit-moves = uwaga: drogi dłuższe niż { $most } kroków nie były badane. Czego nie osiągnięto, mogło leżeć dalej.
sweep-limit-explorations = uwaga: ziarna prowadzą na więcej niż { $most } sposobów. Gałęzie pozostałych przeszliśmy znanymi drogami.
sweep-summary = Scenariusze: { $scenarios }, do poprawy: { $findings }.
sweep-move-answer = odbiera
sweep-move-let-ring = nie odbiera
sweep-move-dial = wybiera numer
sweep-move-dial-and-hang-up = wybiera numer i się rozłącza
sweep-move-wait = milczy do końca
sweep-move-hang-up = odkłada słuchawkę
sweep-move-hold = wstrzymuje rozmowę na { $seconds } s
sweep-move-transfer = łączy z: { $person }
sweep-move-blind-transfer = łączy bez słowa z: { $person }
sweep-move-acts = mówi { $acts }
sweep-move-asks = pyta o { $details }
sweep-move-tells = podaje { $facts }
sweep-move-tells-wrong = podaje błędnie { $facts }
sweep-move-idle-words = mówi coś, co nic nie wnosi
