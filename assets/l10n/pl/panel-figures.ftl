# Panel: zestawienia, terminy, kolejka spraw i rozstrzyganie wyników (src/web).

## Zestawienia
figures-title = Zestawienia wyników
figures-procedure = Procedura
figures-period = Okres
figures-period-quarter = bieżący kwartał
figures-period-year = bieżący kwartał i trzy poprzednie
figures-period-all = wszystkie egzaminy
figures-show = Pokaż zestawienia
figures-note = Liczą się tylko egzaminy rozegrane do końca, z oceną programu. Rozstrzygnięcia, które zapadły później, są widoczne przy każdej próbie.
figures-no-procedures = W folderze assets/procedures nie ma żadnej procedury, więc nie ma czego zestawiać.

## Osoby i reguły
figures-people-heading = Kto ma kłopot z którą regułą
figures-people-title = Spełnienie reguł przez osoby, w procentach
figures-people-description = Wiersze to osoby, kolumny to reguły procedury. Liczba w polu mówi, w ilu procentach przypadków regułę spełniono; spełnienie częściowe liczy się za połowę. Kreska: reguła nie wystąpiła. To samo podaje tabela pod wykresem.
figures-people-caption = Spełnienie reguł przez osoby: procent oraz liczby ocen „spełnione/częściowo/niespełnione”
figures-everybody = Wszyscy razem
figures-scale = Procent spełnienia
figures-nobody = W tym okresie nikt nie zdawał egzaminu według tej procedury.
figures-pages = Strony listy osób
figures-first-page = Wróć na początek listy osób
figures-next-page = Następne osoby

## Reguły
figures-rules-heading = Wszystkie egzaminy, reguła po regule
figures-rules-caption = Oceny reguł we wszystkich egzaminach z wybranego okresu
figures-head-rule = Reguła
figures-head-met = Spełnione
figures-head-partly = Częściowo
figures-head-missed = Niespełnione
figures-head-unclear = Niejasne
figures-head-share = Spełnienie

## Potrzeby i wyniki
figures-needs-heading = Przy których potrzebach egzaminy się udają
figures-needs-title = Egzaminy zaliczone według potrzeb rozmówców, w procentach
figures-needs-description = Każdy pasek to egzaminy z rozmówcą o danej potrzebie; jego długość to odsetek zaliczonych. Na górze są potrzeby, przy których zaliczonych jest najmniej. To samo podaje tabela pod wykresem.
figures-needs-caption = Wyniki egzaminów według potrzeb rozmówców; rozmowa z dwiema potrzebami liczy się przy obu
figures-bar = { $share }% ({ $passed } z { $judged })
figures-head-need = Potrzeba rozmówcy
figures-head-passed = Zaliczone
figures-head-failed = Niezaliczone
figures-head-pending = Do oceny trenera
figures-head-passed-share = Odsetek zaliczonych
figures-no-needs = W tym okresie nie ma egzaminów z rozmową według tej procedury.

## Terminy
expiring-title = Kończące się certyfikaty
expiring-counts-heading = Ile i jak szybko
expiring-counts-caption = Liczba osób według polityki i terminu; liczba prowadzi do listy
expiring-ended = wygasłe
expiring-7 = w ciągu 7 dni
expiring-30 = za 8–30 dni
expiring-60 = za 31–60 dni
expiring-90 = za 61–90 dni
expiring-caption = { $policy }: { $within }
expiring-nobody = Nikogo tu nie ma.
expiring-head-unit = Komórka
expiring-head-left = Pozostało
expiring-left = { $days ->
    [0] ostatni dzień
    [one] 1 dzień
   *[other] { $days } dni
}
expiring-ago = { $days ->
    [one] 1 dzień po terminie
   *[other] { $days } dni po terminie
}
expiring-missing = { $count ->
    [0] nic
    [one] 1 brak
    [few] { $count } braki
   *[other] { $count } braków
}
expiring-pages = Strony listy osób

## Kolejka
queue-title = Sprawy do rozstrzygnięcia
queue-nobody = osoba nieznana albo usunięta
queue-exams-heading = Egzaminy do sprawdzenia
queue-exams-note = Najdłużej czekające są na górze.
queue-exams-caption = Egzaminy, które czekają na ocenę człowieka
queue-no-exams = Żaden egzamin nie czeka.
queue-head-exam = Egzamin
queue-head-begun = Kiedy
queue-head-passed = Wynik programu
queue-head-reasons = Co sprawdzić
queue-unclear-rule = niejasna reguła { $rule } ({ $clause })
queue-unclear-error = możliwy błąd krytyczny: { $title }
queue-asked = { $why } (wymaga tego polityka „{ $policy }”)
queue-exams-pages = Strony listy egzaminów
queue-exams-first = Wróć na początek listy egzaminów
queue-exams-next = Następne egzaminy
queue-disputes-heading = Zastrzeżenia do ocen
queue-no-disputes = Żadne zastrzeżenie nie czeka na odpowiedź.
queue-dispute = { $name }, reguła { $rule }
queue-dispute-exam = Próba
queue-dispute-about = { $played }, { $begun }
queue-dispute-raised = Data zgłoszenia
queue-dispute-reason = Uzasadnienie
queue-dispute-review = Zmień ocenę: { $dispute }
queue-answer = Odpowiedź
queue-answer-note = Przeczyta ją osoba, która zgłosiła zastrzeżenie. Zastrzeżenie i odpowiedź zostają w aktach. Sama odpowiedź nie zmienia oceny.
queue-answer-send = Wyślij odpowiedź
queue-no-answer = Odpowiedź jest pusta. Napisz, co ustalono.
queue-long-answer = Odpowiedź ma więcej niż { $most } znaków. Skróć ją i wyślij jeszcze raz.
queue-dispute-gone = Na to zastrzeżenie już odpowiedziano albo go nie ma. Wróć do kolejki i sprawdź, co jeszcze czeka.
queue-disputes-pages = Strony listy zastrzeżeń
queue-disputes-first = Wróć na początek listy zastrzeżeń
queue-disputes-next = Następne zastrzeżenia
queue-done-review = Rozstrzygnięcie zapisano. Wynik programu pozostał obok niego.
queue-done-answer = Odpowiedź zapisano.

## Rozstrzyganie
ruling-title = Rozstrzyganie wyniku
ruling-found = Wynik programu
ruling-settled = Wynik teraz
ruling-to-attempt = Cały przebieg próby i dowody
ruling-open-heading = Co jest niejasne
ruling-nothing-open = W tym wyniku nie ma nic niejasnego.
ruling-error = Możliwy błąd krytyczny
ruling-decisions-heading = Co już rozstrzygnięto
ruling-meanwhile = Twoja decyzja nie jest zapisana: odkąd ta strona się otworzyła, ktoś podjął inną. Obie są poniżej. Jeśli podtrzymujesz swoją, zapisz ją jeszcze raz.
ruling-since = Co rozstrzygnięto w międzyczasie
ruling-yours-heading = Twoja decyzja, jeszcze niezapisana
ruling-yours = { $what }. Powód: { $reason }
ruling-yours-rule = { $rule }; ocena od teraz: { $verdict }
ruling-decide-heading = Twoja decyzja
ruling-note = Decyzja i powód zostają w aktach z nazwą Twojego konta i dzisiejszą datą. Nie można ich usunąć; można podjąć następną decyzję.
ruling-on-rule = Ocena reguły
ruling-rule-label = Reguła
ruling-rule = { $title } ({ $clause }): { $verdict }
ruling-verdict-label = Ocena od teraz
ruling-choose = wybierz
ruling-reason = Powód
ruling-send-rule = Zapisz ocenę reguły
ruling-on-error = Błąd krytyczny
ruling-error-label = Rodzaj błędu
ruling-finding-label = Ustalenie
ruling-send-error = Zapisz ustalenie o błędzie
ruling-on-whole = Wynik bez zmian
ruling-send-whole = Zapisz wynik bez zmian

## Czego nie można
ruling-no-procedure = Panel nie ma procedury, według której oceniono tę próbę. Przywróć jej plik w assets/procedures.
ruling-no-rule = Wybierz regułę z listy.
ruling-no-verdict = Wybierz ocenę, którą reguła ma mieć od teraz.
ruling-no-error = Wybierz rodzaj błędu krytycznego.
ruling-no-finding = Wybierz, czy to był błąd krytyczny.
ruling-no-such-error = W tym wyniku nie ma takiego błędu krytycznego. Jeśli wynika z niespełnionej reguły, oceń tę regułę.
ruling-still-pending = Ten wynik jest jeszcze niepewny, więc nie można go zostawić bez zmian. Najpierw oceń to, co niejasne.
ruling-no-reason = Napisz powód. Bez niego decyzji nie można zapisać.
ruling-long-reason = Powód ma więcej niż { $most } znaków. Skróć go.
