# Zaświadczenie o certyfikacie w pliku PDF: napisy na stronie i polecenie sygnaly certify pdf.
# Każdy napis strony może wymienić: $number, $holder, $office, $procedure, $document, $policy, $version, $exams, $issued, $until.

## Strona
pdf-title = Zaświadczenie o certyfikacie nr { $number }
pdf-heading = Zaświadczenie
pdf-number = Certyfikat nr { $number }
pdf-certifies = Urząd zaświadcza, że
pdf-holds = ma certyfikat obsługi telefonicznej osób ze szczególnymi potrzebami według procedury:
pdf-issued = Data wystawienia
pdf-valid-until = Ostatni dzień ważności
pdf-document = Dokument procedury
pdf-document-version = wersja { $document }, potwierdzono zapoznanie się
pdf-policy = Polityka certyfikacji
pdf-policy-version = { $policy }, wersja { $version }
pdf-basis-heading = Co było do tego potrzebne
pdf-basis = Zaliczone egzaminy w symulatorze rozmów telefonicznych „Trzy sygnały”: { $exams }. Każdy odbył się pod nadzorem drugiej osoby i bez błędu krytycznego. Przed wystawieniem certyfikatu potwierdzono zapoznanie się z dokumentem procedury, wersja { $document }.
pdf-check-heading = Jak sprawdzić certyfikat
pdf-check = Certyfikat to plik z podpisem elektronicznym urzędu. Ta strona opisuje go w dniu wystawienia i go nie zastępuje. Czy jest ważny, każdy sprawdzi programem „Trzy sygnały”, bez sieci i bez pytania urzędu:
pdf-command = sygnaly verify PLIK --keys KLUCZE --revocations LISTA
pdf-code = Kod QR zawiera numer certyfikatu i odcisk jego pliku (SHA-256). Jeśli plik ma ten sam odcisk, ta strona opisuje właśnie ten plik:
pdf-code-alt = Kod QR: numer certyfikatu { $number } i odcisk jego pliku. To samo jest zapisane obok.
pdf-day = { $day } { $month ->
    [1] stycznia
    [2] lutego
    [3] marca
    [4] kwietnia
    [5] maja
    [6] czerwca
    [7] lipca
    [8] sierpnia
    [9] września
    [10] października
    [11] listopada
   *[12] grudnia
 } { $year } r.

## Polecenie
pdf-written = Zaświadczenie o certyfikacie { $number } zapisano w pliku { $path }.
pdf-unmade = Certyfikat { $number } jest wystawiony, a jego plik zapisany. Nie udało się tylko zapisać zaświadczenia PDF. { $why } Zapisz je później: sygnaly certify pdf { $number } --to PLIK.
pdf-revoked = Certyfikat { $number } jest unieważniony od dnia { $on }, więc program nie zapisze zaświadczenia o nim.
pdf-same-file = Opcje --to i --pdf wskazują ten sam plik: { $path }. Podaj dwie różne nazwy.

## Błędy
pdf-unreadable = Nie można odczytać { $path }: { $why }. Sprawdź uprawnienia albo przywróć plik z pakietu instalacyjnego.
pdf-no-fonts = W folderze { $path } nie ma żadnej czcionki (.ttf albo .otf). Przywróć go z pakietu instalacyjnego.
pdf-no-sign = Żadna czcionka w folderze { $path } nie ma znaku „{ $sign }”. Dodaj tam plik czcionki (.ttf albo .otf), w której jest ten znak.
pdf-template = Z szablonu { $path } nie da się zrobić zaświadczenia. Popraw wskazane miejsce albo przywróć szablon z pakietu instalacyjnego.{ $faults }
pdf-program = Program nie może zrobić pliku PDF: { $why }. Zgłoś to osobie, która opiekuje się programem.
