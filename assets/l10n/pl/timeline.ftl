# Przebieg rozmowy: co się działo i kiedy. Zdania przy zdarzeniach, nazwy stanów linii i rodzajów zdarzeń.

timeline-answered = Odebrano telefon.
timeline-dialled = Wybrano numer { $number }.
timeline-busy = Numer { $number } nie odpowiada.
timeline-connected = Druga strona odebrała.
timeline-interrupted = Przerwano wypowiedź rozmówcy.
timeline-prompted = Ponaglono rozmówcę w ciszy, w której tłumaczono albo szukano słów.
timeline-lost = { $why ->
    [too_fast] Rozmówca nie nadążył: za szybko.
    [too_long] Rozmówca nie nadążył: za długie zdanie.
    [number_missed] Liczba nie dotarła do rozmówcy: padła tylko raz.
    [too_much] Rozmówca się zgubił: za wiele rzeczy naraz.
    [many_digits] Rozmówca nie zapamiętał numeru: za wiele cyfr naraz.
    [idiom] Rozmówca zrozumiał przenośnię dosłownie.
    [officialese] Rozmówca nie zrozumiał urzędowego języka.
    [third_person] Mówiono o rozmówcy do kogoś obok.
    [open_question] Na pytanie otwarte rozmówca nie mógł odpowiedzieć.
   *[visual] Rozmówca nie mógł skorzystać ze wskazówki: opierała się na wzroku.
}
timeline-took-in = Do rozmówcy dotarło: { $fact }.
timeline-confirmed = Rozmówca potwierdza ustalenia.
timeline-colleague-rung = Dzwoni telefon: { $name }.
timeline-colleague-answered = Odbiera: { $name }.
timeline-colleague-unreachable = Nie odbiera: { $name }.
timeline-handed-over = Rozmowę połączono dalej: { $name }.
timeline-left = Odejście od biurka.
timeline-returned = Powrót do biurka.
timeline-door-closed = Zamknięto drzwi.
timeline-document = Otwarto dokument: { $title }.
timeline-note = Notatka: „{ $text }”
timeline-microphone-lost = Mikrofon przestał działać.
timeline-client = Przy biurku czeka { $name }: „{ $says }”
timeline-breaks-in = Ktoś przerywa: { $name }.
timeline-room-talks = W pokoju trwa głośna rozmowa: „{ $says }”
timeline-room-quiet = W pokoju ucichło.
timeline-sound = { $name }: [{ $caption }]
timeline-ended = { $by ->
    [caller] Rozmówca się rozłączył.
    [trainee] Rozłączono rozmowę z tego stanowiska.
    [gave_up] Rozmówca zrezygnował.
    [handed_over] Rozmowę przekazano.
    [unreachable] Nie udało się połączyć.
   *[interrupted] Rozmowę przerwano.
}

## Nazwy
timeline-ring = { $count }. sygnał
timeline-state = { $state ->
    [ring_back] sygnał oczekiwania na połączenie
    [hold] rozmowa wstrzymana
    [consult] rozmówca czeka na przełączenie
    [mute] mikrofon wyciszony
    [loudspeaker] głośnik włączony
    [silence] cisza na linii
    [block] cisza w wypowiedzi rozmówcy
    [away] nikogo przy biurku
   *[room_talk] głośno w pokoju
}
timeline-kind = { $kind ->
    [line] połączenie
    [interruption] wejście w słowo
    [lost] rozmówca nie nadążył
    [took_in] dotarło do rozmówcy
    [told] rozmówca podał informację
    [colleague] współpracownik
    [desk] przy biurku
    [room] w pokoju
    [sound] dźwięk bez słów
   *[hint] podpowiedź
}
