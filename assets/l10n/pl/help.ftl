# Pomoc do poleceń (--help) i to, co jest nie tak z ich argumentami. Tylko po polsku: angielskie słowa stoją w kodzie poleceń albo
# pochodzą z biblioteki clap.
#
# help-POLECENIE to polecenie (help-pack-make), help-POLECENIE--OPCJA jego opcja albo argument, a help-POLECENIE--OPCJA--WARTOŚĆ wartość opcji.
# help--OPCJA stoi przy każdym poleceniu, które nie ma własnego tekstu o opcji tej nazwy.

## Słowa pomocy
args-usage = Użycie:
args-commands = Polecenia:
args-arguments = Argumenty:
args-options = Opcje:
args-options-tag = OPCJE
args-command-name = POLECENIE
args-default = [domyślnie: { $value }]
args-values = [możliwe wartości: { $values }]
args-values-heading = Możliwe wartości:
args-help = Pokaż pomoc
args-help-short = Pokaż pomoc (dłuższą z --help)
args-help-long = Pokaż pomoc (krótszą z -h)
args-version = Pokaż wersję programu
args-help-command = Pokaż tę pomoc albo pomoc do podanego polecenia

## Co jest nie tak z argumentami
args-error = błąd:
args-unknown-option = nie ma opcji „{ $arg }”
args-not-needed = „{ $arg }” to o jeden argument za dużo
args-unknown-command = nie ma polecenia „{ $command }”
args-missing = brakuje: { $names }
args-missing-command = po „{ $command }” brakuje polecenia
args-missing-value = po „{ $arg }” brakuje wartości
args-unknown-value = „{ $arg }” nie ma wartości „{ $value }”
args-bad-value = wartość „{ $value }” nie pasuje do „{ $arg }”
args-bad-value-because = wartość „{ $value }” nie pasuje do „{ $arg }”: { $why }
args-twice = „{ $arg }” można podać tylko raz
args-conflict = „{ $arg }” nie łączy się z „{ $other }”
args-conflict-some = „{ $arg }” nie łączy się z innymi podanymi argumentami
args-wrong-number = „{ $arg }” ma za mało wartości
args-no-equals = wartość dla „{ $arg }” trzeba podać po znaku „=”
args-no-text = argument nie jest tekstem w kodowaniu UTF-8
args-no-number = wartość „{ $value }” nie pasuje do „{ $arg }”: podaj liczbę całkowitą
args-out-of-range = wartość „{ $value }” nie pasuje do „{ $arg }”: podaj liczbę od { $least } do { $most }
args-no-date = wartość „{ $value }” nie pasuje do „{ $arg }”: podaj datę, na przykład 2026-11-30
args-no-address = wartość „{ $value }” nie pasuje do „{ $arg }”: podaj adres i port, na przykład 127.0.0.1:8321
args-other = { $why }
args-did-you-mean = Może chodzi o: { $near }
args-as-value = Jeśli to wartość, a nie opcja, napisz: { $given }
args-known-commands = Polecenia: { $values }
args-more = Więcej powie: { $command } --help
args-more-of-it = Więcej powie to samo polecenie z --help.

## Nazwy wartości
help-name-address = ADRES
help-name-attempt = PRÓBA
help-name-class = RODZAJ
help-name-code = KOD
help-name-codes = KODY
help-name-command = POLECENIE
help-name-date = DATA
help-name-days = DNI
help-name-dir = FOLDER
help-name-file = PLIK
help-name-file-typ = PLIK.typ
help-name-files = PLIKI
help-name-finding = DECYZJA
help-name-folder = FOLDER
help-name-format = FORMAT
help-name-from = KOPIA
help-name-host = NAZWA
help-name-id = ID
help-name-iri = IRI
help-name-keys-json = KLUCZE.json
help-name-kind = RODZAJ
help-name-key = KLUCZ
help-name-lang = JĘZYK
help-name-level = POZIOM
help-name-list-json = LISTA.json
help-name-matter = SPRAWA
help-name-mode = TRYB
help-name-moment = MOMENT
help-name-months = MIESIĄCE
help-name-n = N
help-name-name = NAZWA
help-name-names = NAZWY
help-name-need = POTRZEBA
help-name-now = CHWILA
help-name-number = NUMER
help-name-office = URZĄD
help-name-path = ŚCIEŻKA
help-name-paths = ŚCIEŻKI
help-name-person = OSOBA
help-name-place = MIEJSCE
help-name-place-sum = POZYCJA:SUMA
help-name-plan-yaml = PLAN.yaml
help-name-position = STANOWISKO
help-name-procedure = PROCEDURA
help-name-profile = PROFIL
help-name-reason = POWÓD
help-name-role = ROLA
help-name-rule = REGUŁA
help-name-scale = PROCENT
help-name-scenario = SCENARIUSZ
help-name-scenarios = SCENARIUSZE
help-name-seed = ZIARNO
help-name-sentences = ZDANIA
help-name-sign = ZNAK
help-name-text = TEKST
help-name-theme = MOTYW
help-name-trainee = OSOBA
help-name-unit = KOMÓRKA
help-name-url = ADRES
help-name-verdict = OCENA
help-name-version = WERSJA
help-name-what = CO
help-name-who = KTO
help-name-widthxheight = SZERxWYS

## Opcje wielu poleceń
help--home = Folder, w którym są assets/ i scenarios/ (domyślnie: obok programu, w ../share/sygnaly albo wyżej)
help--lang = Język: pl albo en (domyślnie: pl; w oknie ten, który wybrano w nim ostatnio)
help--model = Model rozpoznawania mowy w formacie ggml z whisper.cpp (domyślnie: wybrany przez „model use”, a na początku demonstracyjny)
help--attempt = Próba: jej identyfikator z „records list” albo „attempts list”
help--database = Baza danych urzędu: postgres://KONTO@SERWER/NAZWA albo plik (domyślnie: ze zmiennej SYGNALY_DATABASE, z ustawienia „database” albo plik w folderze danych)
help--file = Plik paczki
help--force = Zastąp plik, jeśli już jest
help--format = W jakiej postaci
help--format--text = dla ludzi
help--format--json = dla innych programów
help--mode = Tylko egzaminy albo tylko ćwiczenia
help--mode--exam = egzaminy
help--mode--practice = ćwiczenia
help--name = Nazwa z listy
help--number = Numer certyfikatu: TS/2026/0001
help--password-stdin = Przeczytaj hasło z pierwszego wiersza standardowego wejścia
help--paths = Identyfikatory scenariuszy, pliki i foldery; bez nich wszystko z programu i z paczek
help--person = Identyfikator osoby z „people list”
help--profile = Kim jest praktykant: identyfikator profilu albo plik YAML
help--rule = Reguła: jej identyfikator (krynki:4.1.c)
help--scenario = Scenariusz: jego identyfikator (zob. „sygnaly list”) albo plik YAML
help--scenarios = Scenariusze; bez nich wszystkie z programu
help--since = Pierwszy dzień, 2026-11-30
help--to = Plik
help--today = Dzień, na który patrzeć, 2026-11-30 (domyślnie: dziś)
help--trainee = Identyfikator osoby z listy

## Program
help = Trzy sygnały: ćwiczenie rozmów telefonicznych w urzędzie z osobami, które mają szczególne potrzeby

help-app = Otwiera biurko w oknie (domyślnie)
help-app--scenario = Od razu wybierz ten scenariusz albo tę zmianę
help-app--author = Tryb autora: graj ten scenariusz (plik albo identyfikator) i wczytuj plik po każdym zapisie
help-app--procedure = Od razu wybierz tę procedurę
help-app--profile = Od razu wybierz ten profil
help-app--seed = Ziarno rozmów
help-app--scale = Wielkość tekstu w procentach, od 100 do 200 (domyślnie: wybrana ostatnio, a na początku 100)
help-app--theme = Kolory (domyślnie: wybrane ostatnio, a na początku jasne)
help-app--autopilot = Zagraj ten plan bez człowieka, klawiaturą, w czasie symulowanym (do testów i zdjęć)
help-app--shots = Gdzie autopilot zapisuje zdjęcia ekranu
help-app--exam = Od razu wybierz egzamin
help-app--by-name = Autopilot szuka rzeczy po nazwach w drzewie dostępności, jak czytnik ekranu
help-app--code = Kod osoby nadzorującej, który wpuszcza autopilota na egzamin
help-app--begin-anyway = Egzamin autopilota zaczyna się także wtedy, gdy jest za wcześnie i polityka certyfikacji by go nie policzyła
help-app--author-flight = Tryb autora prowadzony przez autopilota: kopia scenariusza w tym folderze jest grana, zmieniana, psuta i naprawiana (do testów i zdjęć)
help-app--mouth = Autopilot odtwarza nagrania tym programem, w czasie rzeczywistym ({"{file}"} to nagranie)
help-app--report = Gdzie autopilot zapisuje wynik i słowa praktykanta albo to, jak szybki był tryb autora, w JSON
help-app--size = Wielkość okna w punktach

help-drill = Jedna rozmowa w terminalu: pisana na żywo albo według planu, w czasie symulowanym
help-drill--scenario = Scenariusz: jego identyfikator (zob. „sygnaly list”) albo plik YAML; z --trainee można go pominąć
help-drill--trainee = Plan: co praktykant robi i mówi w rozmowie albo w zmianie; grany w czasie symulowanym
help-drill--procedure = Procedura, według której oceniać: jej identyfikator albo plik YAML
help-drill--seed = Ziarno rozmowy: które warianty wypowiedzi rozmówcy wybrać
help-drill--exam = Bez podpowiedzi, jak na egzaminie
help-drill--captions = Pod tym, co słychać, tłumaczenie na ten język (jego skrót); scenariusz musi być na niego przetłumaczony
help-drill--format = W jakiej postaci wypisać wynik
help-drill--log = Zapisz dziennik rozmowy (JSON) w tym pliku
help-drill--html = Zapisz omówienie jako stronę HTML w tym pliku; jest w niej każde słowo rozmowy

help-demo = Gotowa rozmowa z nagranym praktykantem: WAV, Whisper, symulacja, wynik
help-demo--format = W jakiej postaci wypisać wynik; z json nic poza nim

help-transcribe = Zapisuje słowami mowę z plików WAV
help-transcribe--files = Pliki WAV o dowolnej częstotliwości, liczbie kanałów i rozdzielczości
help-transcribe--format = W jakiej postaci wypisać słowa

help-understand = Co robią zdania: akty mowy, wartości, fakty scenariusza; z miarą, jeśli mają etykiety
help-understand--file = Wiersze {"{"}"id","profile","text","acts"?{"}"}; bez pliku albo z „-” czyta standardowe wejście
help-understand--profile = Czyje to zdania, jeśli wiersz tego nie mówi: nazwa profilu albo plik
help-understand--scenario = Szukaj też faktów i szczegółów tego scenariusza: jego nazwa albo plik
help-understand--now = Chwila, od której liczą się słowa takie jak „jutro”, w postaci 2026-11-20T09:00
help-understand--errors = Jeśli są etykiety: wypisz chybione
help-understand--format = text albo json: obiekt w wierszu

help-try = Próbuje zdań w wybranym momencie scenariusza: co program rozumie, czego brakuje, co zrobi rozmówca i dlaczego
help-try--sentences = Co mówi praktykant, jedno zdanie na argument; bez nich wiersz po wierszu ze standardowego wejścia
help-try--at = Moment, w którym zaczyna się rozmowa (domyślnie: pierwszy)
help-try--stay = Próbuj każdego zdania w tym samym momencie; bez tej opcji rozmowa idzie dalej
help-try--seed = Ziarno rozmowy; bez niego scenariusz jest taki, jak go napisano
help-try--format = text albo json: obiekt na zdanie

help-new = Zaczyna scenariusz: pyta o to, co potrzebne, i pisze taki, który da się zagrać, razem z planami
help-new-scenario = Scenariusz, który od razu da się zagrać, z planami; potem zmienia się go po kawałku
help-new-scenario--need = Czego potrzebuje rozmówca: nazwa potrzeby albo none
help-new-scenario--matter = Sprawa, w mianowniku: „dowód osobisty”
help-new-scenario--level = Trudność: 1, 2 albo 3
help-new-scenario--name = Imię i nazwisko rozmówcy
help-new-scenario--address = Jak się do niego zwracać: pan, pani albo państwo
help-new-scenario--procedure = Procedura planów (domyślnie: krynki); praktykantem jest profil o tej samej nazwie
help-new-scenario--id = Nazwa scenariusza i jego folderu (domyślnie: od rozmówcy i sprawy)
help-new-scenario--to = Folder, w którym ma powstać folder scenariusza (domyślnie: scenarios/ obok programu)

help-check = Sprawdza scenariusze, procedury, plany, profile i polityki; także całe foldery
help-check--after-help = Kod wyjścia:
    { "  " }0  wszystko w porządku (mogą być uwagi)
    { "  " }1  w którymś pliku jest błąd; z --deny warnings wystarczy uwaga
    { "  " }2  źle użyte polecenie

    Co znaczy kod błędu, dlaczego to ważne i jak go naprawić, powie: sygnaly explain KOD.
help-check--paths = Pliki i foldery albo „-”, czyli standardowe wejście; bez nich wszystko, co jest w programie
help-check--as = Jak nazwać standardowe wejście: ta nazwa stoi w raporcie i mówi, jaki to plik, gdy nie widać tego po kluczach
help-check--format = W jakiej postaci wypisać raport
help-check--format--json = dla innych programów; opis w docs/pl/autor.md
help-check--format--sarif = dla edytorów i serwisów z kodem: SARIF 2.1.0
help-check--deny = Co oprócz błędów ma być powodem niepowodzenia
help-check--deny--warnings = uwagi

help-explain = Co znaczy kod błędu, dlaczego to ważne i jak go naprawić; bez kodu wszystkie
help-explain--codes = Kody, jakie wypisuje „check” (S101); bez nich lista wszystkich

help-sweep = Gra każdą gałąź scenariuszy z wieloma ziarnami: ślepe zaułki, miejsca nieosiągalne, rozmowy nie do zaliczenia
help-sweep--after-help = Kod wyjścia: 0, gdy każdy scenariusz jest w porządku; 1, gdy w którymś jest ślepy zaułek, moment, do którego nic nie prowadzi, albo rozmowa nie do zaliczenia; 2, gdy nie było czego grać, w pliku jest błąd albo nie udało się zapisać planów.
help-sweep--seeds = Ile ziaren zagrać, licząc od 1
help-sweep--procedure = Procedura, według której oceniać część rozmów: jej identyfikator albo plik YAML (domyślnie: ta z profilu, a jeśli jej nie ma, krynki)
help-sweep--format = W jakiej postaci wypisać raport
help-sweep--plans = Zapisz najkrótszą drogę do każdego zakończenia jako plan w tym folderze, nowym albo pustym

help-coverage = Co zbiór scenariuszy pozwala ćwiczyć, a czego w nim brakuje: reguły według scenariuszy, potrzeb i poziomów
help-coverage--after-help = Kod wyjścia: 0, gdy raport powstał, jakiekolwiek są w nim luki; 1, gdy w pliku jest błąd albo planu nie da się zagrać; 2, gdy argumenty są złe.
help-coverage--paths = Identyfikatory scenariuszy i zmian, pliki i foldery; bez nich wszystko z programu i z paczek
help-coverage--procedure = Procedura, której reguły się liczą: jej identyfikator albo plik YAML; można podać kilka (domyślnie: wszystkie)
help-coverage--format = W jakiej postaci zapisać raport; csv ma wiersz na każdą regułę i każdy scenariusz albo zmianę
help-coverage--format--html = strona, która nie potrzebuje innych plików
help-coverage--format--csv = do arkusza kalkulacyjnego
help-coverage--output = Zapisz raport w tym pliku, zamiast go wypisać

help-graph = Rozmowa ze scenariusza jako rysunek (SVG) albo tekst dla programu Mermaid
help-graph--after-help = Kod wyjścia: 0, gdy rysunek powstał; 1, gdy w pliku jest błąd albo planu nie da się zagrać; 2, gdy argumenty są złe.
help-graph--format = Gotowy rysunek albo tekst, który narysują inne programy
help-graph--format--svg = rysunek
help-graph--format--mermaid = schemat dla programu Mermaid
help-graph--output = Zapisz rysunek w tym pliku, zamiast go wypisać
help-graph--covered = Plany tego scenariusza: zaznacz, którędy przeszły, a którędy żaden
help-graph--sweep = Zaznacz momenty, przez które przeszedł przegląd (zob. „sygnaly sweep”), i te, do których nie doszedł
help-graph--seeds = Ile ziaren zagrać, licząc od 1
help-graph--profile = Kim jest praktykant w tych rozmowach: identyfikator profilu albo plik YAML

help-list = Wypisuje scenariusze, zmiany, procedury i profile

help-translate = Scenariusze w innych językach: teksty do tłumaczenia, gotowe tłumaczenia, czego brakuje
help-translate-extract = Zapisuje teksty scenariuszy dla tłumacza, razem z tym, co już przetłumaczono
help-translate-extract--scenarios = Identyfikatory scenariuszy, pliki i foldery; „stock” to zwroty, których używa każdy rozmówca, gdy scenariusz zostawia to otwarte
help-translate-extract--to = Język tłumaczenia, jego skrótem: uk, en, pt-BR
help-translate-extract--output = Zapisz w tym pliku, a nie w translations/JĘZYK.yaml obok scenariusza; tylko dla jednego scenariusza
help-translate-merge = Dołącza tłumaczenia z pliku do tych, które leżą obok scenariusza
help-translate-merge--file = Wypełniony plik tłumaczenia
help-translate-merge--scenario = Scenariusz, którego dotyczy: identyfikator albo plik (domyślnie: ten, obok którego leży, a inaczej ten, który podaje)
help-translate-missing = Ile jest przetłumaczone, czego brakuje, co jest nieaktualne
help-translate-missing--paths = Identyfikatory scenariuszy, pliki i foldery albo „stock”; bez nich wszystko z programu i z paczek
help-translate-missing--to = Tylko ten język (domyślnie: każdy, na który scenariusz przetłumaczono)

help-pack = Paczki scenariuszy, z urzędu do urzędu: tworzenie, oglądanie, instalowanie, lista, usuwanie
help-pack-make = Tworzy paczkę z folderu, w którym są pack.yaml i scenarios/, shifts/, procedures/, profiles/, policies/, audio/
help-pack-make--folder = Folder paczki
help-pack-make--output = Plik paczki, który ma powstać
help-pack-make--sign = Podpisz paczkę kluczem urzędu
help-pack-make--today = Data paczki, 2026-11-30 (domyślnie: dziś)
help-pack-inspect = Sprawdza plik paczki i mówi, co w niej jest i kto ją podpisał
help-pack-install = Instaluje paczkę albo jej nowszą wersję
help-pack-install--trust = Wiadomo, skąd jest, choć nikt jej nie podpisał, klucza jeszcze tu nie znamy albo zajmuje miejsce paczki innego urzędu; program zapamięta klucz
help-pack-install--downgrade = Może zająć miejsce nowszej wersji
help-pack-list = Wypisuje zainstalowane paczki
help-pack-remove = Usuwa paczkę; próby z jej scenariuszy zostają
help-pack-remove--id = Identyfikator paczki

help-schema = Wypisuje schemat JSON wybranego rodzaju plików, dla edytorów, albo opis wszystkich rodzajów, dla autorów
help-schema--kind = scenario, procedure, plan, profile, stock, shift, shift_plan, policy, pack albo translation
help-schema--reference = Zamiast schematu wypisz opis wszystkich rodzajów plików dla autorów, po polsku (Markdown)

help-model = Modele mowy: lista, pobieranie, sprawdzanie, wybór, usuwanie
help-model-list = Co można pobrać, co już tu jest i co pasuje do tego komputera
help-model-fetch = Pobiera model; przerwane pobieranie zaczyna tam, gdzie stanęło
help-model-fetch--name = Nazwa modelu; bez niej ten, który pasuje do tego komputera
help-model-fetch--mirror = Pobierz spod tego adresu; muszą tam leżeć te same pliki
help-model-fetch--from = Weź z pliku, który ktoś przyniósł
help-model-verify = Czyta modele do końca i porównuje sumy kontrolne
help-model-verify--names = Nazwy; bez nich wszystkie, które tu są
help-model-use = Od teraz używa tego modelu; mierzy też, jak szybki jest na tym komputerze
help-model-use--name = Nazwa z listy, plik albo „demo”, czyli model demonstracyjny
help-model-remove = Usuwa model z tego komputera
help-model-remove--name = Nazwa modelu

help-doctor = Co na tym komputerze działa, co nie i jak to naprawić

help-voice = Głosy rozmówców i współpracowników: lista, syntezator, odsłuch, nagrania ludzi
help-voice-list = Kto mówi w którym scenariuszu, jakim głosem i ile kwestii ma nagranie
help-voice-list--engine = Licz dla tego syntezatora mowy, a nie dla tego, którym zrobiono kwestie programu
help-voice-render = Czyta syntezatorem kwestie, które nie mają nagrania, i zapisuje je w programie
help-voice-render--missing = Tylko wypisz kwestie bez nagrania; jeśli są, kod wyjścia to 1
help-voice-render--prune = Potem usuń nagrania, także ludzi, których nie potrzebuje już żadna kwestia żadnego scenariusza
help-voice-render--engine = Polecenie syntezatora mowy, a w nim {"{out}"}, {"{base}"}, {"{rate}"}, {"{pitch}"}, {"{length}"} i {"{text}"}; bez {"{text}"} dostaje słowa na standardowe wejście. Od tej pory jest syntezatorem kwestii programu (na początku: espeak-ng)
help-voice-render--into = Zapisz nagrania w tym folderze, na przykład audio/ paczki, a nie w programie
help-voice-render--jobs = Tyle kwestii naraz (domyślnie: po jednej na rdzeń procesora)
help-voice-audition = Odtwarza kilka kwestii każdej z osób, żeby ocenić głos
help-voice-audition--scenario = Identyfikator albo plik scenariusza
help-voice-audition--speaker = Tylko ta osoba: caller (rozmówca), identyfikator współpracownika albo imię z pokoju
help-voice-audition--lines = Tyle kwestii każdej z osób
help-voice-audition--out = Zapisz pliki WAV w tym folderze, zamiast je odtwarzać
help-voice-audition--engine = Posłuchaj tego syntezatora mowy, a nie tego, którym zrobiono kwestie programu
help-voice-sheet = Kwestie czytane przez ludzi, nie przez syntezator: arkusz do nagrań i wczytanie tego, co nagrano
help-voice-sheet-export = Zapisuje kwestie, których nikt jeszcze nie nagrał, w tabeli CSV do Excela
help-voice-sheet-export--file = Plik, który ma powstać
help-voice-sheet-import = Wczytuje nagrania (WAV albo OGG Vorbis) nazwane tak, jak w tabeli; mają pierwszeństwo przed syntezatorem
help-voice-sheet-import--file = Tabela
help-voice-sheet-import--from = Folder z nagraniami

help-people = Kto może zdawać egzamin i kto może go rozpocząć: lista, kody, PIN-y
help-people-list = Praktykanci i osoby nadzorujące z tego komputera
help-people-add-invigilator = Dodaje osobę nadzorującą; kod, którym rozpoczyna egzaminy, powstaje tu i jest wypisany tylko raz
help-people-add-invigilator--name = Imię i nazwisko
help-people-remove-invigilator = Usuwa osobę nadzorującą; jej kod przestaje działać
help-people-remove-invigilator--name = Imię i nazwisko tak jak na liście
help-people-correct = Poprawia imię, nazwisko, stanowisko albo komórkę praktykanta; identyfikator, PIN i próby zostają
help-people-correct--name = Imię i nazwisko: pierwsze słowo to imię, reszta to nazwisko
help-people-correct--position = Stanowisko
help-people-correct--unit = Komórka: wydział, referat albo samodzielne stanowisko
help-people-reset-pin = Nadaje praktykantowi nowy PIN, także po zbyt wielu błędnych; powstaje tu i jest wypisany tylko raz

help-attempts = Zachowane próby: lista i wynik każdej
help-attempts-list = Zachowane próby, od najnowszej
help-attempts-show = Wynik jednej próby
help-attempts-show--id = Jej identyfikator z listy

help-records = Wyniki: które czekają na człowieka, co człowiek rozstrzygnął, pliki dla innych programów
help-records-list = Próby z bazy urzędu, a jeśli jej nie ma, z tego komputera, od najnowszej
help-records-list--person = Tylko tej osoby: jej identyfikator z „people list” albo ten z adresu w panelu
help-records-show = Wszystko, co zapisano o jednej próbie, z rozstrzygnięciami i zastrzeżeniami
help-records-rescore = Ocenia próby na nowo i pokazuje oba wyniki obok siebie; w zapisach nic się nie zmienia
help-records-rescore--all = Wszystkie zakończone próby
help-records-rescore--since = Z --all: pierwszy dzień, 2026-11-30
help-records-verify = Sprawdza, czy w plikach tego komputera i w bazie urzędu jest to, co do nich zapisano
help-records-verify--anchor = Wpis dziennika zdarzeń, zanotowany, gdy wypisało go to polecenie: dziennik nadal ma go zawierać
help-records-verify--new-anchor = Od teraz znacznik wskazuje obecny koniec dziennika zdarzeń, cokolwiek wskazywał; po odtworzeniu bazy z kopii
help-records-import = Dodaje do listy tego komputera osoby z tabeli innego programu (CSV)
help-records-import--file = Tabela CSV; pierwszy wiersz podaje, w dowolnej kolejności, kolumny imię, nazwisko, stanowisko, komórka, urząd i forma
help-records-import--dry-run = Tylko powiedz, co by przybyło
help-records-import--delimiter = Czym są rozdzielone komórki: jednym znakiem albo „tab” (domyślnie: tym, co widać w pierwszym wierszu)
help-records-export = Zapisuje wyniki prób w pliku: tabela, JSON albo wpisy xAPI
help-records-export--format = Jaki plik
help-records-export--format--csv = tabela do arkusza kalkulacyjnego
help-records-export--format--xlsx = skoroszyt Excela: arkusz prób i arkusz ocen
help-records-export--format--json = JSON dla innych programów
help-records-export--format--xapi = wpisy xAPI 1.0.3 dla platformy szkoleniowej
help-records-export--person = Tylko tej osoby: jej identyfikator z „people list”
help-records-export--until = Ostatni dzień, 2026-11-30
help-records-export--rules = CSV: wiersz na każdą ocenę reguły, a nie na każdą próbę
help-records-export--base-iri = xAPI: początek każdego identyfikatora, adres urzędu (domyślnie: urn:x-sygnaly)
help-records-queue = Egzaminy, które czekają na człowieka: co w nich niejasne i co ma obejrzeć według polityki
help-records-review = Rozstrzyga regułę albo błąd krytyczny lub potwierdza wynik; to, co ustalił program, zostaje obok
help-records-review--attempt = Próba: jej identyfikator z „attempts list”
help-records-review--rule = Rozstrzygnij tę regułę, podaną identyfikatorem (krynki:4.1.c)
help-records-review--verdict = Ocena reguły od tej chwili
help-records-review--error = Rozstrzygnij ten błąd krytyczny, podany rodzajem (wrong_value_left)
help-records-review--finding = Czy to był błąd krytyczny
help-records-review--finding--stands = tak, był
help-records-review--finding--dismissed = nie był
help-records-review--confirm = Cały wynik został obejrzany i zostaje, jaki jest
help-records-review--reason = Dlaczego; powód zostaje w zapisie
help-records-review--by = Kod osoby, która rozstrzyga, ten sam co do egzaminów
help-records-review--date = Dzień rozstrzygnięcia, 2026-11-30 (domyślnie: dziś)
help-records-dispute = Zgłasza zastrzeżenie do oceny reguły, z powodem
help-records-dispute--attempt = Próba: jej identyfikator z „attempts list”
help-records-dispute--reason = Dlaczego ocena jest niesłuszna; powód zostaje w zapisie
help-records-disputes = Zastrzeżenia do ocen i odpowiedzi na nie
help-records-disputes--open = Tylko te, które czekają na odpowiedź
help-records-answer = Odpowiada na zastrzeżenie; jedno i drugie zostaje, a ocena się przez to nie zmienia
help-records-answer--attempt = Próba: jej identyfikator z „records disputes”
help-records-answer--text = Odpowiedź; zostaje w zapisie i praktykant ją zobaczy
help-records-answer--by = Kod osoby, która odpowiada, ten sam co do egzaminów
help-records-send = Wysyła wyniki jako wpisy xAPI do platformy szkoleniowej; wysłanych wcześniej nie wysyła drugi raz
help-records-send--to = Adres platformy (LRS), bez /statements: https://lrs.example/xapi
help-records-send--key-stdin = Przeczytaj klucz KONTO:SEKRET z pierwszego wiersza standardowego wejścia (domyślnie: ze zmiennej SYGNALY_LRS_KEY)
help-records-send--base-iri = Początek każdego identyfikatora, adres urzędu (domyślnie: urn:x-sygnaly)
help-records-sync = Wysyła zapisy tego komputera do bazy urzędu; to, co już w niej jest, pomija
help-records-stations = Stanowiska, które wysyłają zapisy do bazy urzędu, i kiedy zrobiły to ostatnio
help-records-station = Jak to stanowisko nazywa się w bazie urzędu
help-records-station--name = Jak ma się nazywać to stanowisko
help-records-station--accept-key = Uznaj ten nowy klucz, którym podpisuje egzaminy stanowisko z bazy urzędu (klucze pokaże „records stations”); wcześniejsze są nadal uznawane
help-records-erase = Usuwa na zawsze dane osoby albo to, czemu minął okres przechowywania
help-records-erase--person = Osoba: jej identyfikator z „people list” albo ten z adresu w panelu
help-records-erase--due = Usuń to, czemu minął okres przechowywania
help-records-erase--yes = Usuń dane osoby; bez tej opcji tylko powiedz, co by zniknęło
help-records-admit = Przyjmuje znów osoby o imieniu, nazwisku, komórce i urzędzie kogoś, kogo dane usunięto; bez identyfikatora wypisuje, kogo program nie przyjmuje
help-records-admit--person = Osoba, której dane usunięto: identyfikator, który podają „records sync” i dziennik zdarzeń; bez niego lista wszystkich
help-records-person = Zapisuje plik ze wszystkim, co program przechowuje o osobie, dla niej
help-records-person--person = Osoba: jej identyfikator z „people list” albo ten z adresu w panelu
help-records-person--to = Plik JSON ze wszystkim, co program o niej przechowuje
help-records-retention = Jak długo przechowywać które dane: lista i decyzje
help-records-retention--class = Rodzaj danych, o którym decydujesz; bez niego lista wszystkich
help-records-retention--class--audio = nagrania głosu
help-records-retention--class--transcript = co mówiono w próbach
help-records-retention--class--log = co robiono w próbach
help-records-retention--class--result = czyja próba miała jaki wynik
help-records-retention--class--certificate = co mówią certyfikaty
help-records-retention--months = Przez ile miesięcy przechowywać albo „keep”: aż ktoś usunie
help-records-retention--yes = Przechowuj krócej niż dotąd, choć to usunie dane

help-certify = Certyfikacja: kto ma certyfikat, kto zna procedurę, certyfikaty i klucze
help-certify-status = Kto ma certyfikat, do kiedy i czego komu brakuje
help-certify-status--person = Identyfikator osoby z „people list”; bez niego wszyscy, w tabeli
help-certify-status--procedure = Tylko według polityk dla tej procedury
help-certify-acknowledge = Zapisuje, że ktoś potwierdził, że zna procedurę urzędu
help-certify-acknowledge--procedure = Procedura, którą opisuje ten dokument
help-certify-acknowledge--document = Wersja dokumentu, tak jak podaje ją polityka
help-certify-acknowledge--date = Dzień potwierdzenia, 2026-11-30 (domyślnie: dziś)
help-certify-calendar = Zapisuje plik kalendarza z dniami, w których kończą się certyfikaty
help-certify-calendar--to = Plik dla dowolnego kalendarza (.ics)
help-certify-calendar--names = Osoby z imienia i nazwiska, a nie pod identyfikatorami
help-certify-issue = Wystawia certyfikat, na który ktoś zasłużył
help-certify-issue--policy = Tylko według tej polityki; potrzebne, gdy certyfikat należy się według kilku
help-certify-issue--to = Plik certyfikatu: Open Badges 3.0 w JSON
help-certify-issue--pdf = Zapisz certyfikat także jako stronę do druku, w tym pliku PDF
help-certify-issue--today = Dzień wystawienia, 2026-11-30 (domyślnie: dziś)
help-certify-issue--new-key = Podpisz nowym kluczem, jeśli kluczy urzędu już nie ma i nie ma kopii
help-certify-export = Zapisuje plik certyfikatu jeszcze raz
help-certify-export--to = Plik, w którym zapisać go jeszcze raz
help-certify-pdf = Zapisuje certyfikat jako stronę do druku: dostępny plik PDF
help-certify-pdf--to = Plik PDF
help-certify-pdf--template = Inny szablon niż assets/certificates/certificate.typ, na próbę
help-certify-revoke = Unieważnia certyfikat
help-certify-revoke--reason = Dlaczego, jednym z tych słów; stoi na liście unieważnionych, którą może czytać każdy
help-certify-revoke--reason--issued-in-error = wystawiono go niesłusznie albo z błędem
help-certify-revoke--reason--exam-annulled = unieważniono egzamin, na którym się opiera
help-certify-revoke--reason--replaced = zastępuje go inny certyfikat
help-certify-revoke--reason--withdrawn = urząd cofa go z innego powodu
help-certify-revoke--reason--key-exposed = klucz, którym go podpisano, mógł trafić w obce ręce
help-certify-revoke--today = Dzień, od którego jest nieważny, 2026-11-30 (domyślnie: dziś)
help-certify-list = Wystawione certyfikaty
help-certify-keys = Klucze, którymi podpisuje urząd
help-certify-keys-make = Tworzy pierwszy klucz urzędu; podpisuje się nim certyfikaty i paczki
help-certify-keys-make--office = Nazwa urzędu, taka jak przy osobach i w pack.yaml
help-certify-keys-make--today = Pierwszy dzień, w którym podpisuje, 2026-11-30 (domyślnie: dziś)
help-certify-keys-show = Klucze publiczne i kiedy który podpisywał
help-certify-keys-rotate = Tworzy nowy klucz; dotychczasowy zostaje do sprawdzania
help-certify-keys-rotate--today = Dzień zmiany, 2026-11-30 (domyślnie: dziś)
help-certify-keys-export = Zapisuje klucze publiczne w pliku do przekazania: z nim każdy sprawdzi certyfikaty
help-certify-keys-backup = Kopiuje klucz prywatny do pliku, który trzeba zamknąć w bezpiecznym miejscu
help-certify-keys-restore = Przywraca klucz prywatny z kopii
help-certify-keys-restore--from = Plik kopii
help-certify-revocations = Podpisana lista unieważnionych certyfikatów, do przekazania
help-certify-revocations--to = Plik listy
help-certify-revocations--days = Za ile dni urząd obiecuje następną listę; potem ta jest nieaktualna
help-certify-revocations--today = Data listy, 2026-11-30 (domyślnie: dziś)

help-verify = Sprawdza certyfikat bez sieci: ważny, po terminie, unieważniony czy podrobiony
help-verify--file = Certyfikat: Open Badges 3.0 w JSON
help-verify--keys = Klucze publiczne urzędu, tak jak je przekazał
help-verify--revocations = Najnowsza lista unieważnionych, którą wydał urząd

help-serve = Panel dla kadr, w przeglądarce
help-serve--listen = Adres i port, na których czeka panel; domyślnie dostępny tylko z tego komputera
help-serve--yes-on-a-network = Czekaj pod adresem, do którego sięgają inne komputery
help-serve--name = Nazwa, pod jaką przeglądarki pytają o ten komputer, oprócz jego własnej (można podać kilka)
help-serve--tls-cert = Certyfikat TLS (PEM), razem z tymi, które za niego ręczą
help-serve--tls-key = Jego klucz prywatny (PEM)

help-user = Kto może logować się do panelu: nowe konto, nowe hasło, zamknięcie, lista
help-user-add = Tworzy konto; hasło powstaje tu i jest wypisane tylko raz
help-user-add--name = Nazwa do logowania
help-user-add--role = Co wolno temu kontu
help-user-add--role--hr = wszystko: osoby, certyfikaty, okresy przechowywania
help-user-add--role--trainer = ogląda wszystko, rozstrzyga oceny i odpowiada na zastrzeżenia
help-user-add--role--auditor = ogląda wszystko i niczego nie zmienia
help-user-reset = Nadaje kontu nowe hasło, także po zbyt wielu błędnych; powstaje tu i jest wypisane tylko raz
help-user-close = Zamyka konto na zawsze; jego nazwa pozostaje zajęta
help-user-list = Wszystkie konta panelu

help-manual = Zapisuje strony podręcznika i uzupełnianie poleceń dla powłok, do pakietów
help-manual--folder = Folder; jego części leżą tak jak w /usr/share
