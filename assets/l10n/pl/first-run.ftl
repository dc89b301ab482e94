# Przewodnik po pierwszym uruchomieniu i to, co program pamięta.

## Przewodnik
first-run-heading = Na początek
first-run-progress = krok { $step } z { $count }
first-run-next = Dalej
first-run-back = Wstecz
first-run-skip = Pomiń
first-run-start = Zacznij
first-run-later = Później

## Krok 1: kim jesteś
first-run-who = Kim jesteś?
first-run-who-note = To usłyszą od ciebie rozmówcy, gdy się przedstawisz. Wpisz wszystko w mianowniku, tak jak na tabliczce przy drzwiach. Dane zostają na tym komputerze.
first-run-kept = Ten profil jest już zapisany; zmiany go poprawią. Jeśli ćwiczy ktoś inny, zacznij od pustego.
first-run-new-profile = Nowy profil
first-run-first-name = Imię
first-run-last-name = Nazwisko
first-run-address = Jak rozmówcy mają się do ciebie zwracać
first-run-address-pani = pani
first-run-address-pan = pan
first-run-address-neutral = państwo (bez wskazania płci)
first-run-position = Stanowisko
first-run-unit = Komórka: referat, departament albo biuro
first-run-office = Pełna nazwa urzędu
first-run-example-position = na przykład: inspektor
first-run-example-unit = na przykład: Referat Spraw Obywatelskich
first-run-example-office = na przykład: Urząd Miejski w Krynkach
first-run-missing-first-name = Wpisz imię.
first-run-missing-last-name = Wpisz nazwisko.
first-run-missing-address = Wybierz jedną z form.
first-run-missing-position = Wpisz stanowisko.
first-run-missing-unit = Wpisz nazwę komórki.
first-run-missing-office = Wpisz nazwę urzędu.
profile-not-saved = Nie udało się zapisać profilu ({ $why }). Obowiązuje do zamknięcia programu.

## Krok 2: procedura
first-run-procedure = Która procedura obowiązuje w urzędzie?
first-run-procedure-note = Według niej oceniane są rozmowy. Można ją później zmienić w menu.

## Krok 3: dźwięk
first-run-sound = Mówienie czy pisanie?
first-run-sound-note = Można mówić do mikrofonu albo tylko pisać. Jedno jest warte tyle samo co drugie, a wybór można zmienić w każdej chwili.

## Krok 4: pierwsza rozmowa
first-run-call = Pierwsza rozmowa
first-run-call-note = Około dwóch minut, z podpowiedziami. To ćwiczenie: nic się nie stanie, jeśli coś nie wyjdzie.
first-run-call-keys = Telefon odbiera się klawiszem F2. Pozostałe klawisze zobaczysz za chwilę, przed rozmową.

## Ustawienia
settings-motion = Ruch na ekranie
settings-motion-full = Zwykły
settings-motion-reduced = Ograniczony
settings-motion-note = Przy ograniczonym ruchu lampka dzwoniącego telefonu świeci stale, zamiast pulsować.
settings-read-out = Czytnik ekranu czyta słowa rozmówcy
settings-read-out-unheard = Gdy ich nie słychać
settings-read-out-always = Zawsze
settings-read-out-never = Nigdy
settings-read-out-note = Dotyczy tego, co czytnik czyta sam, gdy pojawia się nowy wiersz rozmowy. Przy nagraniu mówiłby razem z rozmówcą. Napisy są na ekranie zawsze.
settings-captions = Tłumaczenie kwestii
settings-captions-off = Bez tłumaczenia
settings-captions-on = Po angielsku
settings-captions-note = Pod tym, co słychać w rozmowie, i w omówieniu widać, co to znaczy po angielsku: tam, gdzie ktoś to przetłumaczył.
settings-guide = Przewodnik
settings-guide-note = Cztery kroki z pierwszego uruchomienia: profil, procedura, dźwięk i pierwsza rozmowa.
settings-guide-open = Otwórz przewodnik
settings-newer = Plik ustawień { $path } pochodzi z nowszej wersji programu (format { $format }) i pozostał bez zmian. Zaktualizuj program albo przenieś ten plik w inne miejsce.
