## Próbowanie zdań: sygnaly try
try-unknown-moment = W tym scenariuszu nie ma momentu „{ $name }”.
try-unreadable = Nie da się czytać dalej: { $why }.
try-place = Moment { $moment }. Powitanie jest już za wami.
try-caller-begins = Rozmówca: „{ $words }”
try-doubtful = { $act } { $confidence }: zbyt niepewne, by się liczyło („{ $words }”)
try-near-fact = { $id }: nie przekazano; najbliżej temu ({ $percent } %) do przykładu „{ $sample }”, bo padło „{ $words }”
try-near-detail = { $id }: nie zapytano; najbliżej temu ({ $percent } %) do przykładu „{ $sample }”, bo padło „{ $words }”
try-need-passed = { $what ->
    [too_fast] tempo
    [too_long] długość zdania
    [number_missed] liczba powtórzona
    [too_much] rzeczy naraz
    [many_digits] cyfry naraz
    [idiom] bez przenośni
    [officialese] bez języka urzędowego
    [third_person] mowa do rozmówcy, nie o nim
    [open_question] pytanie zamknięte
   *[visual] bez wskazówek dla wzroku
}
try-need-passed-measured = { $what ->
    [too_fast] tempo, sylab na sekundę
    [too_long] słów w najdłuższym zdaniu
    [too_much] rzeczy naraz
   *[many_digits] cyfr naraz
}: { $measured }, granica { $limit }
try-need-failed = { $what ->
    [too_fast] za szybko
    [too_long] za długie zdanie
    [number_missed] liczba padła tylko raz
    [too_much] za wiele rzeczy naraz
    [many_digits] za wiele cyfr naraz
    [idiom] przenośnia
    [officialese] język urzędowy
    [third_person] mowa o rozmówcy do kogoś obok
    [open_question] pytanie otwarte
   *[visual] wskazówka dla wzroku
}
try-need-failed-measured = { $what ->
    [too_fast] tempo, sylab na sekundę
    [too_long] słów w najdłuższym zdaniu
    [too_much] rzeczy naraz
   *[many_digits] cyfr naraz
}: { $measured }, granica { $limit }
try-course-backchannel = To znak, że słuchasz, a nie wypowiedź. Rozmówca na to nie odpowiada.
try-course-hurt = Rozmówca nie chce dalej rozmawiać po tych słowach.
try-course-read-back = Rozmówca najpierw chce usłyszeć, że dobrze go zrozumiano.
try-course-before-goodbye = Zanim się pożegna, rozmówca pyta o coś jeszcze.
try-course-opening = To pierwsze słowa po odebraniu: rozmówca mówi, z czym dzwoni.
try-course-fitted = Rozmowa poszła dalej.
try-course-back-on-line = Nic nie pasowało; rozmówca mówi, że jest znowu na linii.
try-course-nothing-fitted = Nic nie pasowało.
try-expect-taken = expect { $number }: pasuje
try-expect-fits = expect { $number }: pasowałby, ale rozmówca odpowiedział na co innego
try-expect-stale = expect { $number }: to wszystko padło już wcześniej, w tej wypowiedzi nie ma z tego nic
try-expect-lacks = expect { $number }: brakuje { $lacks }
try-until = until: brakuje jeszcze { $lacks }; potem moment { $then }
try-until-met = until: wszystko już padło, dalej moment { $then }
try-silent = Rozmówca nic nie mówi.
try-says-moment = Rozmówca: „{ $words }” (moment { $id })
try-says-expectation = Rozmówca: „{ $words }” (expect { $number } momentu { $id })
try-says-otherwise = Rozmówca: „{ $words }” (otherwise momentu { $id })
try-says-silence = Rozmówca: „{ $words }” (on_silence momentu { $id })
try-says-fact = Rozmówca: „{ $words }” (fakt { $id })
try-says-detail = Rozmówca: „{ $words }” (pytanie o { $id })
try-says-stock = Rozmówca: „{ $words }” (zwrot wspólny { $id })
try-stays = Dalej: wciąż moment { $moment }
try-goes = Dalej: moment { $moment }
try-ends = Rozmówca zaraz się rozłączy.
try-over = Koniec: { $ended }. Następne zdanie zaczyna rozmowę od nowa.
