# Okno programu: menu, odprawa, biurko, omówienie, ustawienia.

## Wspólne
app-name = Trzy sygnały
app-subtitle = Ćwiczenia z rozmów telefonicznych z osobami o szczególnych potrzebach
app-text-size = Tekst { $percent } %
app-settings = Ustawienia
app-quit = Zakończ
app-back = Wróć
app-needs-none = bez szczególnych potrzeb
app-ended-caller = Rozmówca się rozłączył.
app-ended-trainee = Rozłączono rozmowę z tego stanowiska.
app-ended-gave-up = Rozmówca zrezygnował.
app-ended-handed-over = Rozmowę przekazano współpracownikowi.
app-ended-unreachable = Nie udało się połączyć.
app-ended-interrupted = Rozmowę przerwano.
app-problem = Coś poszło nie tak
app-problem-files = Te pliki są nieczytelne i zostały pominięte: { $count }. Sprawdź je poleceniem: sygnaly check
app-notice-microphone-lost = Mikrofon przestał działać. Dokończ rozmowę, pisząc; wynik to odnotuje.
app-notice-microphone-returned = Mikrofon znowu działa.
theme-light = Jasny
theme-dark = Ciemny
theme-high-contrast = Duży kontrast

## Potrzeby rozmówców
need-hard-of-hearing = słabo słyszy
need-stutter = jąka się
need-relay = nie słyszy; rozmawia przez tłumacza
need-relative = nie słyszy; rozmawia przez bliską osobę
need-deafblind = nie słyszy i nie widzi; rozmawia przez tłumacza-przewodnika
need-aphasia = szuka słów (afazja)
need-unclear-speech = mówi niewyraźnie
need-intellectual-disability = potrzebuje prostych słów
need-autism = jest w spektrum autyzmu
need-crisis = jest w kryzysie
need-anxiety = odczuwa lęk
need-dementia = ma kłopoty z pamięcią
need-mobility = porusza się z trudnością
need-companion = ktoś jej lub mu towarzyszy
need-weak-polish = słabo zna polski
need-blind = nie widzi

## Menu
menu-who-calls = Kto dzwoni
menu-level = poziom { $level } z 3
menu-procedure = Procedura
menu-profile = Kim jesteś
menu-mode = Tryb
menu-practice = Ćwiczenie: z podpowiedziami i przerwami. Zapis zostaje na tym komputerze.
menu-exam = Egzamin: bez podpowiedzi i bez przerw, z PIN-em i kodem osoby nadzorującej.
menu-broken-off = Egzamin zaczęty { $begun } został przerwany. Można go dokończyć jeden raz; czas przerwy zostanie zapisany.
menu-shift = zmiana przy telefonie
menu-shift-calls = { $count ->
    [one] { $count } osoba dzwoni
    [few] { $count } osoby dzwonią
   *[other] { $count } osób dzwoni
  }
menu-start = Zaczynamy
menu-no-scenarios = Nie znaleziono żadnej rozmowy. Sprawdź folder „scenarios” i uruchom program ponownie.
menu-no-procedures = Nie znaleziono żadnej procedury albo profilu. Sprawdź folder „assets”.

## Odprawa
briefing-heading = Zanim zadzwoni telefon
briefing-you = Kim jesteś
briefing-office = Urząd
briefing-name = Imię i nazwisko
briefing-position = Stanowisko
briefing-unit = Komórka
briefing-procedure = Według jakiej procedury
briefing-call = Rozmowa
briefing-incoming = Za chwilę zadzwoni telefon. Przedstaw się i wysłuchaj, o co chodzi.
briefing-warning = Uwaga, treść może być trudna: { $warning } Możesz wrócić i wybrać inną rozmowę. Nikt nie zapyta dlaczego.
briefing-reviewed = Scenariusz przeczytały osoby, których dotyczy: { $by }.
briefing-not-reviewed = Tego scenariusza nie oceniła jeszcze żadna z osób, których dotyczy.
briefing-outgoing = Tym razem dzwonisz Ty. Numer: { $number }. Przygotuj się, zanim go wybierzesz.
briefing-practice = To ćwiczenie: podpowiedzi pokażą się przy polu tekstowym. Mówić można do mikrofonu albo pisać, jedno jest warte tyle samo co drugie.
briefing-exam = To egzamin: nie ma podpowiedzi ani przerw, a przerwanie zostaje odnotowane. Mówić można do mikrofonu albo pisać, jedno jest warte tyle samo co drugie.
briefing-shift = Zmiana
briefing-shift-clock = Między rozmowami zegar biurowy idzie zwykłym tempem. Klawisz F12 przewija go do następnego zdarzenia.
briefing-shift-papers = Dokumenty i spis telefonów pojawiają się przy każdej rozmowie. W kalendarzu zapisujesz, do kogo oddzwonić, i przekierowujesz telefon przed wyjściem.
briefing-start-shift = Zaczynam zmianę
briefing-desk = Co masz na biurku
briefing-desk-empty = Dziś nic poza telefonem.
briefing-keys = Klawisze
briefing-key-send = powiedz to, co w polu tekstowym
briefing-key-tab = następny element; strzałki też działają
briefing-key-esc = wróć do pola tekstowego (nie rozłącza)
briefing-start-incoming = Czekam na telefon
briefing-start-outgoing = Siadam do telefonu

## Biurko: klawisze
desk-key-answer = odbierz
desk-key-hold = wstrzymaj i wznów
desk-key-mute = wycisz mikrofon
desk-key-loudspeaker = tryb głośnomówiący
desk-key-transfer = przełącz, a potem połącz
desk-key-dial = zadzwoń
desk-key-hang-up = rozłącz
desk-key-leave = odejdź od biurka i wróć
desk-key-door = zamknij drzwi
desk-key-to = zmień, do kogo mówisz
desk-key-drawer = notatki, dokumenty, spis telefonów (na zmianie też kalendarz: 4)
desk-key-hurry = przewiń zegar biurowy (na zmianie)
desk-key-pause = pauza w ćwiczeniu
desk-answer = Odbierz
desk-hold = Wstrzymaj
desk-unhold = Wznów
desk-mute = Wycisz
desk-unmute = Włącz głos
desk-loudspeaker = Głośnik
desk-transfer = Przełącz
desk-connect = Połącz
desk-dial = Zadzwoń
desk-hang-up = Rozłącz
desk-leave = Odejdź
desk-return = Wróć
desk-door = Drzwi
desk-door-closed = Zamknięte

## Biurko: pasek stanu
desk-practice = ćwiczenie
desk-exam = egzamin

## Biurko: obraz
desk-scene = Biurko w urzędzie, widok z krzesła.
desk-scene-door-open = Drzwi są otwarte.
desk-scene-door-closed = Drzwi są zamknięte.
desk-scene-client = Przy biurku czeka { $name }.
desk-scene-room-talks = W pokoju trwa głośna rozmowa.
desk-scene-visitor = W pokoju stoi { $name }.
desk-scene-away = Nie ma Cię przy biurku. Wróć: F9.
desk-line-quiet = Telefon milczy
desk-line-ringing = Dzwoni: { $count }. sygnał
desk-line-dialling = Łączenie…
desk-line-busy = Nikt nie odbiera
desk-line-open = Rozmowa { $time }
desk-line-hold = Wstrzymano { $time }
desk-line-muted = Wyciszono { $time }
desk-line-ended = Rozmowa zakończona

## Biurko: rozmowa
desk-conversation = Rozmowa
desk-it-rings = Odbierz: F2.
desk-it-dials = Łączenie z numerem.
desk-it-is-quiet = Jeszcze nikt nic nie powiedział.
desk-who-caller = Rozmówca
desk-who-me = Ja
desk-who-me-to = Ja do { $whom }
desk-silence = cisza
desk-event-room-talks = w pokoju słychać: „{ $name }”
desk-event-room-quiet = w pokoju ucichło
desk-event-opened = połączono
desk-event-busy = nikt nie odbiera
desk-event-call-begins = dzwoni numer { $name }
desk-event-missed = nieodebrane połączenie: { $name }
desk-event-substitute = dzwonił numer { $name }, odbiera zastępstwo
desk-event-ready = przygotowanie do rozmowy, numer { $name }
desk-event-client-leaves = wychodzi: { $name }
desk-event-absence-near = zaraz wyjście: { $name }
desk-event-absence-begins = wyjście: { $name }
desk-event-absence-over = koniec wyjścia ({ $name }), znów przy biurku
desk-event-diary-due = czas oddzwonić: { $name }
desk-event-shift-over = Koniec zmiany.
desk-event-colleague-ringing = dzwoni telefon: { $name }
desk-event-colleague-unreachable = nie odbiera: { $name }
desk-event-hold-on = wstrzymano rozmowę
desk-event-hold-off = wznowiono rozmowę
desk-event-mute-on = wyciszono mikrofon
desk-event-mute-off = włączono mikrofon
desk-event-loudspeaker-on = włączono głośnik
desk-event-loudspeaker-off = wyłączono głośnik
desk-event-left = odejście od biurka
desk-event-returned = powrót do biurka
desk-event-door = zamknięto drzwi
desk-event-dialled = wybrano numer { $name }
desk-event-unheard = nie udało się zrozumieć wypowiedzi; powtórz albo wpisz

## Biurko: moja kolej
desk-to = Do:
desk-to-caller = rozmówcy
desk-to-colleague = współpracownika
desk-to-client = interesanta
desk-to-room = osób w pokoju
desk-type-here = Napisz, co mówisz
desk-send = Powiedz
desk-floor-mine = Twoja kolej
desk-floor-theirs = Słuchaj
desk-mic-off = Mikrofon wyłączony
desk-mic-listening = Mikrofon słucha
desk-mic-hearing = Słyszę głos
desk-mic-writing = Zapisuję słowa
desk-mic-lost = Mikrofonu nie ma
desk-mic-level = Głośność mikrofonu
desk-to-debrief = Zobacz omówienie
desk-settling = Czekam na ostatnie słowa z mikrofonu…

## Biurko: szuflada
desk-drawer = Szuflada
desk-tab-notes = Notatki
desk-tab-documents = Dokumenty
desk-tab-directory = Spis telefonów
desk-tab-diary = Kalendarz
desk-diary-callers = Kto dzwonił
desk-diary-nobody = Nikt jeszcze nie dzwonił.
desk-diary-time = Oddzwonić o godzinie
desk-diary-time-example = np. 9:40
desk-diary-enter = Wpisz
desk-diary-enter-for = Wpisz do kalendarza: { $number }
desk-diary-take-up = Oddzwoń
desk-diary-take-up-for = Oddzwoń: { $number }
desk-diary-taken-up = Przygotowane
desk-diary-due = oddzwonić o { $time }
desk-diary-not-answered = nieodebrane
desk-diary-was-busy = linia była zajęta
desk-diary-forwarded-away = przekierowane, choć ktoś był przy biurku
desk-diary-stands-in = Zastępstwo: { $name }
desk-diary-no-time = „{ $given }” to nie godzina. Wpisz ją jak 9:40.
desk-forwarding = Gdzie dzwoni telefon
desk-forwarding-here = na tym biurku
desk-between-calls = Nikogo nie ma na linii.
desk-clock-fast = Przewiń zegar (F12)
desk-clock-slow = Zatrzymaj przewijanie (F12)
desk-pause = Pauza w ćwiczeniu
desk-go-on = Wznów ćwiczenie
desk-held = Pauza w ćwiczeniu.
desk-give-up = Zakończ ćwiczenie
desk-absent = Nie ma Cię przy biurku: { $reason }. Powrót o { $time }. Do tego czasu zegar idzie szybciej.
desk-diary-empty-time = Najpierw wpisz godzinę, na przykład 9:40.
desk-note = Nowa notatka (Enter zapisuje)
desk-note-keep = Zapisz notatkę
desk-no-documents = Na biurku nie ma dokumentów.
desk-no-directory = Spis telefonów jest pusty.
desk-ring-person = { $name }
desk-number = nr { $number }
desk-transfer-ringing = Dzwoni telefon: { $name }. Rozmówca czeka.
desk-transfer-answered = { $name } słucha. Powiedz, kto dzwoni i z czym, potem połącz (F6).
desk-transfer-unreachable = { $name } nie odbiera. Rozmówca czeka.
desk-back-to-caller = Wróć do rozmówcy
desk-number-to-call = Numer klienta: { $number }
desk-number-hint = Wpisz numer

## Podpowiedzi
hint-ring-3 = To już trzeci sygnał: odbierz, zanim zacznie się czwarty.
hint-introduce = Przedstaw się, zanim przejdziesz do sprawy: kto, skąd, na jakim stanowisku.
hint-wait-45 = Rozmówca czeka już 45 sekund: odezwij się i powiedz, co się dzieje.
hint-hold-before-leaving = Wstrzymaj rozmowę, zanim odejdziesz: rozmówca słyszy pokój.
hint-ask-before-loudspeaker = Zapytaj o zgodę i poczekaj na „tak”, zanim włączysz głośnik.
hint-brief-colleague = Powiedz współpracownikowi, kto dzwoni, z czym i jak go wesprzeć.
hint-room-talks = Rozmówca słyszy pokój: poproś o ciszę, zamknij drzwi albo zawieś rozmowę.
hint-let-caller-hang-up = Nie rozłączaj się: poczekaj, aż zrobi to rozmówca.

## Omówienie
debrief-heading = Omówienie rozmowy
debrief-score = { $score } na 100
debrief-no-score = Bez wyniku
debrief-bounds = Zależnie od miejsc niejasnych: { $bounds } punktów.
debrief-duration = czas { $time }
debrief-no-ending = Rozmowa się nie zakończyła.
debrief-no-critical = Bez błędów krytycznych.
debrief-critical = Błędy krytyczne
debrief-critical-unclear = Możliwe, rozstrzyga trener: { $what }
debrief-rules = Reguły procedury
debrief-open-all = Rozwiń wszystko
debrief-close-all = Zwiń wszystko
debrief-not-raised = W tej rozmowie nie było okazji.
debrief-no-evidence = Nie ma czego przytoczyć.
debrief-facts = Co trzeba było przekazać i o co zapytać
debrief-detail-obtained = uzyskano po { $time }
debrief-detail-missing = nie zapytano
fact-conveyed = przekazano
fact-not-taken-in = powiedziano, ale rozmówca nie mógł tego przyjąć
fact-wrong = podano błędnie
fact-missing = nie przekazano
fact-unclear = nie wiadomo, czy przekazano
debrief-service = Obsługa tej osoby
debrief-service-note = Poza wynikiem: co pomogło rozmówcy, a co przeszkodziło.
debrief-next = Co ćwiczyć dalej
debrief-next-again = Powtórz rozmowę: { $scenario }.
debrief-next-none = Wszystko, co było do zrobienia, zostało zrobione.
debrief-next-other = Spróbuj teraz: { $scenario }.
debrief-again = Jeszcze raz
debrief-menu = Menu
debrief-example = Na przykład: „{ $words }”
debrief-save = Zapisz jako stronę
debrief-retried = Próba powtórzona od { $time }: wynik nie liczy się do historii.
debrief-saved = Zapisano: { $path }
debrief-not-saved = Nie udało się zapisać strony: { $why }
app-no-data-folder = System nie podaje folderu na dane programu, więc próby nie są zapisywane. Wskaż folder w zmiennej SYGNALY_DATA.
exam-heading = Egzamin
exam-about = Egzamin zaczyna się po podaniu Twojego PIN-u i kodu osoby nadzorującej. Przebieg jest zapisywany na bieżąco.
exam-about-resume = Egzamin zacznie się w miejscu, w którym został przerwany. Długość przerwy zostanie zapisana przy wyniku. Drugi raz wznowić go nie można.
exam-pin = Twój PIN
exam-new-pin = Ustal swój PIN
exam-new-pin-rules = Od 4 do 12 cyfr. Nie może to być jedna powtórzona cyfra (1111) ani kolejne cyfry (1234).
exam-pin-again = Powtórz PIN
exam-code = Kod osoby nadzorującej
exam-begin = Zacznij egzamin
exam-resume = Dokończ egzamin
exam-no-invigilators = Nikt jeszcze nie może nadzorować egzaminu. Kod tworzy dział kadr poleceniem: sygnaly people add-invigilator.
exam-wrong-code = Tego kodu osoby nadzorującej nie ma na liście. Sprawdź go i wpisz jeszcze raz.
exam-wrong-pin = Zły PIN. Pozostało prób: { $left }.
exam-pin-locked = PIN jest zablokowany po pięciu błędnych próbach. Nowy ustala dział kadr poleceniem: sygnaly people reset-pin.
exam-pins-differ = Wpisane PIN-y różnią się od siebie. Wpisz dwa razy ten sam.
exam-nothing-to-resume = Tego egzaminu nie da się już dokończyć.
exam-resumed = Egzamin przerwano i wznowiono; czas przerwy w minutach: { $minutes }.
exam-eased = Dostosowania zapisane przy próbie: dodatkowe sygnały na odebranie: { $rings }, cierpliwość rozmówcy: { $waiting } %.
settings-ease = Dostosowania
settings-ease-note = Jeśli z powodu niepełnosprawności potrzebujesz więcej czasu, żeby sięgnąć po słuchawkę albo zacząć pisać. Widzi to osoba prowadząca szkolenie; na zaświadczeniu tego nie ma.
settings-ease-rings = Dodatkowe sygnały na odebranie
settings-ease-waiting = Cierpliwość rozmówcy
exam-not-written = Części przebiegu nie udało się zapisać na dysku.
exam-somebody-elses = Ten egzamin zaczął ktoś inny. Dokończyć może go tylko ta osoba.
exam-slept = Komputer był uśpiony w trakcie rozmowy; długość przerwy w minutach: { $minutes }.
exam-closing = Egzamin trwa
exam-closing-about = Zamknięcie przerwie egzamin. Można go potem dokończyć jeden raz, a czas przerwy zostanie zapisany. Rozmowa w tle trwa dalej.
exam-closing-last = Ten egzamin był już raz wznowiony. Zamknięcie zakończy go jako przerwany; nie da się do niego wrócić. Rozmowa w tle trwa dalej.
exam-closing-stay = Wróć do egzaminu
exam-closing-go = Przerwij i zamknij
debrief-timeline = Przebieg rozmowy
debrief-timeline-how = Wybierz chwilę wskaźnikiem albo strzałkami.
debrief-timeline-legend = Telefon: pełne – sygnał, paski – rozmówca czeka, ramka – cisza. Druga strona: pełne – rozmówca, ramka – inne osoby. Zdarzenia: kółko – coś dotarło lub padło, trójkąt – przerwano lub nie nadążono, kwadrat – inne, puste kółko – podpowiedź.
debrief-timeline-empty = Nic się nie wydarzyło.
debrief-lane-line = Telefon
debrief-lane-other = Druga strona
debrief-lane-me = Ja
debrief-lane-moments = Zdarzenia
debrief-moment-earlier = Wcześniej
debrief-moment-later = Później
debrief-moment-hear = Posłuchaj
debrief-moment-retry = Spróbuj od tej chwili
debrief-moment-lasts = { $seconds } s
debrief-shift-calls = { $count ->
    [one] { $count } rozmowa
    [few] { $count } rozmowy
   *[other] { $count } rozmów
  }
debrief-calls = Rozmowy
debrief-call-incoming = przychodząca
debrief-call-missed = nieodebrana
debrief-call-callback = oddzwonienie
debrief-call-open = Omówienie
debrief-call-open-for = Omówienie rozmowy: { $call }
debrief-back-to-shift = Wróć do zmiany
debrief-earlier = Poprzednie próby
debrief-better = Od poprzedniej próby przybyło punktów: { $points }.
debrief-worse = Od poprzedniej próby ubyło punktów: { $points }.
debrief-all-attempts = Wszystkie moje próby
debrief-show-moment = Pokaż na osi czasu, { $time }

## Moje próby
past-heading = Moje próby
past-note = Najnowsze są na górze. Ćwiczenia znikają po czasie, który ustala urząd; egzaminy zostają.
past-open-for = Omówienie próby: { $attempt }
past-looked-back = Próba zaczęta { $begun }
past-scored-as-it-stands = Tej próby nie dokończono. Wynik obejmuje to, co się w niej wydarzyło, i nie liczy się do historii.
past-exam-open = Ten egzamin nie jest zakończony, więc nie ma jeszcze omówienia. Dokończ go, wybierając to w menu.
past-other-program = Ta próba powstała w wersji { $then } programu, a teraz działa wersja { $now }. Te same słowa mogłyby dać w niej inną rozmowę, więc przebiegu nie da się odtworzyć. Zapisany wynik pokaże polecenie: sygnaly attempts show { $id }
past-other-version = Ta próba dotyczy wersji { $then }, a „{ $name }” ma teraz wersję { $now }. Przebiegu nie da się odtworzyć. Zapisany wynik pokaże polecenie: sygnaly attempts show { $id }
past-not-here = Wśród scenariuszy nie ma już „{ $name }”, więc przebiegu nie da się odtworzyć. Przywróć ten plik w folderze „scenarios” albo zobacz zapisany wynik poleceniem: sygnaly attempts show { $id }
past-other-procedure = Tę próbę oceniono według procedury „{ $name }” w wersji { $then }, a takiej już tu nie ma. Zapisany wynik pokaże polecenie: sygnaly attempts show { $id }
past-plays-otherwise = Odtworzony przebieg nie zgadza się z zapisanym wynikiem: od tamtej pory zmieniły się pliki scenariusza albo część zapisu przepadła. Zapisany wynik pokaże polecenie: sygnaly attempts show { $id }

## Ustawienia
settings-language = Język
settings-theme = Wygląd
settings-text-size = Wielkość tekstu
settings-microphone = Mikrofon
settings-microphone-on = Mówię i piszę
settings-microphone-off = Tylko piszę
settings-microphone-note = Dźwięk nie opuszcza tego komputera i bez twojej zgody nie jest zapisywany. Załóż słuchawki, żeby mikrofon nie słyszał rozmówcy.
settings-microphone-which = Który mikrofon:
settings-microphone-system = wybrany w systemie
settings-try = Sprawdź mikrofon
settings-try-stop = Zakończ próbę
settings-try-opening = Chwila, rozpoznawanie mowy się uruchamia.
settings-try-say = Powiedz coś, na przykład: dzień dobry, w czym mogę pomóc?
settings-try-heard = Usłyszano: { $words }
settings-recording = Nagranie twoich wypowiedzi
settings-recording-off = Nie zachowuj
settings-recording-on = Zachowaj do odsłuchania
settings-recording-note = Domyślnie nic nie jest zachowywane, a odmowa nie ma żadnych skutków. Zachowane pliki zostają na tym komputerze i znikają po 30 dniach, jeśli urząd nie ustalił inaczej.
settings-model = Model mowy
settings-model-note = Im większy model, tym lepiej rozumie i tym więcej pracy ma komputer. Pobieranie można przerwać i wznowić.
settings-model-demonstration = Demonstracyjny (rozumie syntezator, nie ludzi)
settings-model-in-use = w użyciu
settings-model-here = pobrany
settings-model-recommended = polecany na ten komputer
settings-model-fetch = Pobierz
settings-model-stop = Zatrzymaj
settings-model-use = Używaj
settings-not-saved = Nie udało się zapamiętać ustawień ({ $why }). Obowiązują do zamknięcia programu.

## Głos praktykanta, tylko dla niego
voice-title = Twój głos w tej rozmowie
voice-note = Tylko dla ciebie. Tych liczb nie ma w wyniku ani w żadnym zapisie; znikają po zamknięciu programu.
voice-live = Ostatnio: { $pace } syl./s, głośność { $loudness } dB
voice-live-pace = Ostatnio: { $pace } syl./s
voice-pace = Tempo: zwykle { $pace } sylab na sekundę, najwolniej { $slowest }, najszybciej { $fastest }.
voice-loudness = Głośność: { $lufs } LUFS; najcichsza wypowiedź { $softest } dB, najgłośniejsza { $loudest } dB wobec zwykłej.
voice-pitch = Melodia: zakres { $range } półtonów, zwykle około { $hz } Hz.
voice-pitch-moved = Wysokość głosu wobec całej sesji: { $moved } półtonów.
voice-pauses = Pauzy w wypowiedziach: { $count }, najdłuższa { $longest } s.
voice-background = Tło, gdy nikt nie mówi: { $floor } dBFS.
voice-other = W tle było słychać drugi głos.

## Nagranie wypowiedzi praktykanta
recording-title = Posłuchaj swoich wypowiedzi
recording-note = Zachowano je, bo tak wybrano w ustawieniach. Nie są oceniane.
recording-kept = Pliki: { $path }
recording-play = Odtwórz wypowiedź z { $at }
recording-not-kept = Nie udało się zachować nagrania ({ $why }). Sprawdź, czy na dysku jest miejsce i czy program może zapisywać w tym folderze. Wynik rozmowy na tym nie ucierpiał.
recording-not-removed = Nie udało się usunąć starego nagrania ({ $why }). Usuń je ręcznie.
