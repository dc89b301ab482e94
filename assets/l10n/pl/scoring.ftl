# Na czym opiera się ocena: zdania przy regułach, błędach krytycznych i obsłudze tej osoby.

scoring-not-heard-reliably = Niepewnie usłyszane (pewność rozpoznania { $percent }%) – rozstrzyga trener.
scoring-meaning-doubtful = Nie jest pewne, co znaczyły te słowa – rozstrzyga trener.

## Odebranie
scoring-answered-after = Odebrano po { $rings }. sygnale, po { $seconds } s.
scoring-not-answered = Nie odebrano; liczba sygnałów: { $rings }.
scoring-returned = Oddzwoniono na nieodebrane połączenie: { $caller }.
scoring-returned-in-vain = Oddzwoniono raz, bez skutku, i nie ponowiono próby: { $caller }.
scoring-not-returned = Nie oddzwoniono na nieodebrane połączenie: { $caller }.
scoring-forwarded = Telefon przekierowano przed wyjściem ({ $reason }).
scoring-forwarded-elsewhere = Przed wyjściem ({ $reason }) telefon przekierowano do niewłaściwej osoby.
scoring-forwarded-late = Telefon przekierowano dopiero po wyjściu ({ $reason }).
scoring-not-forwarded = Przed wyjściem ({ $reason }) nie przekierowano telefonu.
scoring-callback-early = { $caller }: zadzwoniono zgodnie z obietnicą ({ $minutes } min przed czasem).
scoring-callback-late = { $caller }: zadzwoniono { $minutes } min po umówionym czasie.
scoring-callback-never = { $caller }: nie zadzwoniono mimo obietnicy.
scoring-hour-agreed = Umówiono termin rozmowy.
scoring-number-asked = Poproszono o numer telefonu.
scoring-callback-promised = Obiecano oddzwonić.
scoring-client-kept-waiting = Przy biurku czeka { $client }, a rozmowy nie odłożono: ani godziny, ani numeru z obietnicą oddzwonienia.
scoring-room-quiet-after = Pokój ucichł albo przestał być słyszalny po { $seconds } s.
scoring-room-heard = Rozmówca do końca słyszał rozmowy w pokoju.
scoring-called-back = Oddzwoniono na nieodebrane połączenie.
scoring-called-back-in-vain = Oddzwoniono raz, bez skutku; nie ponowiono próby.
scoring-not-called-back = Nie oddzwoniono na nieodebrane połączenie.

## Przedstawienie się
scoring-introduced = { $part ->
    [name_office] Podano pełną nazwę urzędu.
    [name_first] Podano imię.
    [name_last] Podano nazwisko.
    [name_position] Podano stanowisko.
   *[name_unit] Podano nazwę komórki.
}
scoring-not-introduced = { $part ->
    [name_office] Zabrakło pełnej nazwy urzędu.
    [name_first] Zabrakło imienia.
    [name_last] Zabrakło nazwiska.
    [name_position] Zabrakło stanowiska.
   *[name_unit] Zabrakło nazwy komórki.
}
scoring-introduced-out-of-order = Kolejność była inna, niż każe procedura.

## Skupienie na rozmówcy
scoring-stayed-with-caller = Ani słowa do innych osób przy otwartej linii.
scoring-said-to-others = Słowa do innej osoby przy otwartej linii; liczba słów: { $words }.
scoring-spoke-past-caller = Mówiono o rozmówcy w trzeciej osobie, zamiast do rozmówcy.

## Uprzejmość
scoring-not-a-word = Nie padło ani jedno słowo do rozmówcy.
scoring-courtesy = { $act ->
    [greeting] Powitanie.
    [offer_help] Propozycja pomocy.
    [anything_else] Pytanie, czy można pomóc w czymś jeszcze.
    [thank] Podziękowanie.
    [thank_for_waiting] Podziękowanie za cierpliwość.
    [farewell] Pożegnanie.
    [empathy] Zrozumienie, zapewnienie o pomocy.
    [give_time] Zostawienie czasu rozmówcy.
    [apologise] Przeprosiny.
    [ask_patience] Prośba o cierpliwość.
    [offer_adaptation] Propozycja ułatwienia.
   *[other] Uprzejmy zwrot.
}
scoring-violation = { $act ->
    [v_rude] Niegrzeczne słowa.
    [v_hurry] Poganianie.
    [v_refuse] Odmowa lub odesłanie bez pomocy.
    [v_patronise] Protekcjonalny ton lub zwracanie się na „ty”.
    [v_probe_disability] Pytanie o diagnozę lub przyczynę niepełnosprawności.
    [v_bare_wait] „Proszę czekać” bez powodu, prośby i czasu.
    [v_visual] Odwołanie do tego, co widać.
    [v_third_person] Mówienie o rozmówcy w trzeciej osobie.
    [side_talk] Rozmowa na boku.
   *[other] Naruszenie uprzejmości.
}
scoring-apologised = Przeproszono.
scoring-curt = Bez uchybień, ale oschle: uprzejmych zwrotów { $signs }, oczekiwano co najmniej { $at_least }.
scoring-no-violation = Bez uchybień uprzejmości.

## Zawieszenie rozmowy
scoring-held = Rozmowę zawieszono i wrócono do rozmówcy.
scoring-not-released = Rozmowę zawieszono, ale jej nie wznowiono (po { $seconds } s koniec).
scoring-muted-not-held = Mikrofon wyciszono, zamiast zawiesić rozmowę.
scoring-left-line-open = Odejście od telefonu przy otwartej linii.
scoring-consulted-aloud = Konsultacja na głos, przy otwartej linii.
scoring-hold-called-for = Sytuacja wymagała zawieszenia rozmowy: { $reason }.

## Przygotowanie do telefonu
scoring-prepared = Dokument sprawy lub notatka przed wybraniem numeru.
scoring-prepared-while-ringing = Dokument otwarto dopiero podczas łączenia.
scoring-not-prepared = Wybrano numer bez dokumentu sprawy i bez notatki.

## Szczegóły sprawy
scoring-asked = Zapytano: { $detail }.
scoring-disclosed = { $how ->
    [open_question] Uzyskano w odpowiedzi na pytanie otwarte: { $detail }.
   *[asked] Uzyskano w odpowiedzi na pytanie: { $detail }.
}
scoring-not-asked = Nie zapytano: { $detail }.
scoring-informed-before-asking = Informacja padła, zanim zapytano o szczegóły.

## Informacje
scoring-fact = { $state ->
    [conveyed] Przekazano: { $fact }.
    [not_taken_in] Powiedziano, ale rozmówca nie mógł tego przyjąć: { $fact }.
    [wrong] Podano błędnie i nie sprostowano: { $fact }.
    [missing] Nie przekazano: { $fact }.
   *[unclear] Nie wiadomo, czy przekazano: { $fact }.
}
scoring-taught-back = Rozmówca powtórzył ustalenia własnymi słowami.
scoring-summary-confirmed = Rozmówca potwierdził podsumowanie.
scoring-understanding-not-checked = Nie upewniono się, że wszystko jest zrozumiałe.

## Zakończenie
scoring-caller-hung-up = Pierwszy rozłączył się rozmówca.
scoring-trainee-hung-up = Rozłączono się, zanim zrobił to rozmówca.

## Tryb głośnomówiący
scoring-loudspeaker-asked = Zapytano o zgodę na tryb głośnomówiący.
scoring-loudspeaker-unasked = Włączono głośnik bez pytania o zgodę.
scoring-loudspeaker-announced = Zapowiedziano głośnik, nie pytając o zgodę.
scoring-loudspeaker-announced-first = Najpierw zapowiedziano głośnik, o zgodę zapytano później.
scoring-loudspeaker-with-consent = Włączono głośnik po zgodzie.
scoring-loudspeaker-before-yes = Włączono głośnik, zanim padła zgoda.
scoring-loudspeaker-after-no = Włączono głośnik mimo odmowy.
scoring-loudspeaker-left-off = Głośnik pozostał wyłączony.
scoring-loudspeaker-called-for = Głośnik był potrzebny ({ $reason }), a o zgodę nie zapytano.

## Przełączenie
scoring-transfer-announced = Zapowiedziano przełączenie.
scoring-transfer-not-announced = Nie zapowiedziano przełączenia.
scoring-briefed = { $part ->
    [who] Powiedziano, kto dzwoni.
    [need] Powiedziano, jakie są potrzeby rozmówcy.
   *[what] Powiedziano, z jaką sprawą.
}
scoring-not-briefed = { $part ->
    [who] Nie powiedziano, kto dzwoni.
    [need] Nie powiedziano, jakie są potrzeby rozmówcy.
   *[what] Nie powiedziano, z jaką sprawą.
}
scoring-briefed-late = Informacje przekazano dopiero po połączeniu.
scoring-wrong-person = Przełączono do niewłaściwej osoby: { $to }; właściwa: { $right }.
scoring-not-transferred = Sprawa wymagała przełączenia: { $right }.
scoring-right-person-unreachable = Próba połączenia z właściwą osobą ({ $right }); nikt nie odebrał.

## Oczekiwanie
scoring-waited = Rozmówca czekał { $seconds } s.
scoring-asked-patience = Poproszono o cierpliwość.
scoring-not-asked-patience = Nie poproszono o cierpliwość.
scoring-explained-wait = Podano powód lub czas oczekiwania.
scoring-not-explained-wait = Nie podano powodu ani czasu oczekiwania.
scoring-no-word-within = Bez słowa przez ponad { $seconds } s.

## Poza kolejnością
scoring-priority-offered = Zapowiedziano obsługę poza kolejnością.
scoring-priority-asked-for = Rozmówca musiał zapytać o kolejkę.
scoring-no-priority = Nie powiedziano o obsłudze poza kolejnością.

## Błędy krytyczne
scoring-hung-up-in-block = Rozłączono się, gdy rozmówca milczał w pół zdania.
scoring-hung-up-before-matter = Rozłączono się, zanim było wiadomo, o co chodzi.
scoring-hung-up-without = Rozłączono się, zanim rozmówca usłyszał: { $fact }.
scoring-danger-ignored = Brak odpowiedzi na wiadomość o zagrożeniu życia.
scoring-told-unverified = Dane sprawy przed sprawdzeniem tożsamości: { $fact }.
scoring-block-interrupted = Słowo w ciszy, w której rozmówca szukał słów.
scoring-refused-request = Odmówiono prośbie o inny sposób kontaktu lub pomocnika.
scoring-unannounced-hold = Zawieszono rozmowę bez słowa na { $seconds } s.
scoring-blind-transfer = Przełączono bez słowa wprowadzenia: { $to }.

## Obsługa tej osoby
scoring-duty-pace = Tempo mowy dopasowane do rozmówcy
scoring-duty-sentences = Krótkie zdania
scoring-duty-numbers = Liczby powtórzone lub potwierdzone
scoring-duty-rephrase = Inne słowa, gdy rozmówca nie usłyszał
scoring-duty-blocks = Czekanie, gdy rozmówca szuka słów
scoring-duty-no-hurry = Bez poganiania
scoring-duty-give-time = Słowa, które zostawiają czas
scoring-duty-no-sight = Bez odwołań do tego, co widać
scoring-duty-other-way = Treść przekazana słowami lub inny sposób niż strona internetowa
scoring-duty-to-caller = Słowa kierowane do rozmówcy, nie o nim
scoring-duty-let-pass = Cierpliwość w ciszy, w której ktoś tłumaczy albo szuka słów
scoring-duty-one-by-one = Po jednej rzeczy
scoring-duty-closed-questions = Pytania, na które da się odpowiedzieć krótko
scoring-duty-read-back = Powtarzanie tego, co powiedział rozmówca
scoring-duty-written-way = Propozycja innego kanału lub ułatwienia
scoring-duty-plain-words = Zwykłe słowa, bez przenośni i urzędowego języka
scoring-duty-as-an-adult = Szacunek: bez protekcjonalności, wyrzutów i zbywania
scoring-duty-made-sure = Sprawdzenie, czy wszystko zostało zrozumiane
scoring-duty-exact-times = Dokładne terminy i godziny
scoring-duty-stay = Zostanie przy rozmówcy do końca
scoring-duty-take-seriously = Potraktowanie słów rozmówcy poważnie
scoring-duty-waits = Zapowiedź, ile potrwa czekanie
scoring-duty-digits = Numery po kilka cyfr
scoring-duty-access = Propozycja wejścia bez barier albo innego sposobu
scoring-prompted = Ponaglenie w ciszy, w której ktoś tłumaczy albo szuka słów.
scoring-not-prompted = Nikt nie ponaglał rozmówcy w ciszy.
scoring-vague-time = Termin bez liczby.
scoring-exact-times = Żadnych nieokreślonych terminów.
scoring-read-back = Powtórzono to, co powiedział rozmówca.
scoring-read-back-of = Powtórzono { $kept } z { $of } informacji od rozmówcy.
scoring-not-made-sure = Nie sprawdzono, czy rozmówca zrozumiał.
scoring-wait-told = Powiedziano, ile potrwa czekanie.
scoring-wait-not-told = Rozmówca czekał, nie wiedząc jak długo.
scoring-no-access = Nie zaproponowano wejścia bez barier ani innego sposobu.
scoring-access-on-asking = Zaproponowano dopiero, gdy rozmówca zapytał.
scoring-access-offered = Zaproponowano, zanim rozmówca musiał zapytać.
scoring-left-alone = Rozłączono się, zanim rozmówca skończył.
scoring-gave-up-on-us = Rozmówca rozłączył się zrażony.
scoring-stayed = Rozmowa trwała tak długo, jak było trzeba.
scoring-taken-seriously = Słowa rozmówcy potraktowano poważnie.
scoring-not-taken-seriously = Nie padło ani jedno słowo zrozumienia.
scoring-few-digits = Numery podawano po kilka cyfr.
scoring-spoken-to = Mówiono wprost do rozmówcy.
scoring-one-by-one = Rzeczy podawano po kolei.
scoring-closed-questions = Na pytania dało się odpowiedzieć krótko.
scoring-plain-words = Mówiono zwykłymi słowami.
scoring-as-an-adult = Rozmowa była pełna szacunku.
scoring-no-written-way = Nie zaproponowano innego kanału ani ułatwienia.
scoring-pace = Najszybciej { $rate } sylab na sekundę (do { $limit }); za szybko { $over } z { $of } wypowiedzi.
scoring-sentence = Najdłuższe zdanie: słów { $words } (do { $limit }); za długie { $over } z { $of } wypowiedzi.
scoring-number = { $secure ->
    [yes] Liczby powtórzone lub potwierdzone: { $fact }.
   *[no] Liczby powiedziane tylko raz: { $fact }.
}
scoring-rephrased = Powiedziano to innymi słowami.
scoring-repeated-word-for-word = Powtórzono słowo w słowo.
scoring-blocks = Przerwane chwile ciszy: { $interrupted } z { $of }.
scoring-not-hurried = Nikt nie poganiał rozmówcy.
scoring-time-given = Rozmówca usłyszał, że ma czas.
scoring-time-not-given = Rozmówca nie usłyszał, że ma czas.
scoring-nothing-by-sight = Żadnych wskazówek „na oko”.
scoring-other-way-offered = Zaproponowano ułatwienie lub inny sposób.
scoring-no-other-way = Treść nie została w pełni przekazana i nie zaproponowano innego sposobu.

## Uwagi o podejściu
notice-microphone-lost = Po { $seconds } s zabrakło mikrofonu; dalej można było pisać.
notice-no-scenario = Brak scenariusza „{ $scenario }”: tej rozmowy nie oceniono.
notice-broken-off = Rozmowę przerwano, zanim się skończyła.
notice-begun-in-the-middle = Rozmowę zaczęto w środku, od momentu „{ $moment }”: to próba autora, bez oceny.
