# Paczki: sygnaly pack make | inspect | install | list | remove.

## Co jest w paczce
pack-title = „{ $pl }” ({ $id }, wersja { $version })
pack-office = Od: { $office }, z dnia { $day }
pack-contact = Kontakt: { $contact }
pack-licence = Licencja: { $licence }
pack-since = Zainstalowana { $day }, od: { $office }
pack-scenarios = { "  " }scenariusze: { $names }
pack-shifts = { "  " }zmiany: { $names }
pack-procedures = { "  " }procedury: { $names }
pack-profiles = { "  " }profile: { $names }
pack-policies = { "  " }polityki certyfikacji: { $names }
pack-recordings = { "  " }nagrania wypowiedzi, pliki: { $count }
pack-trust-unsigned = Paczki nikt nie podpisał: nie wiadomo, od kogo naprawdę jest i czy nikt jej po drodze nie zmienił.
pack-trust-unknown = Podpis zgadza się z paczką, ale tego klucza jeszcze tu nie znamy: { $key }. Czy to klucz nadawcy ({ $office }), trzeba potwierdzić inną drogą, na przykład telefonicznie.
pack-trust-known = Podpis zgadza się z paczką. Klucz jest znany ({ $office }): { $key }
pack-trust-other-days = Podpis zgadza się z paczką, ale klucz { $key } ({ $office }) podpisywał od { $since } do { $until }, a paczka ma datę { $created }.

## Co zrobiono
pack-made = Zapisano paczkę „{ $pl }” ({ $id }, wersja { $version }) w pliku { $path }.
pack-installed = Zainstalowano paczkę „{ $pl }” ({ $id }, wersja { $version }).
pack-replaced = Zainstalowano paczkę „{ $pl }” ({ $id }, wersja { $version }) w miejsce wersji { $replaced }.
pack-mended = Pliki zainstalowanej paczki „{ $pl }” ({ $id }, wersja { $version }) były uszkodzone, niepełne albo ktoś coś do nich dołożył. Są znów takie jak w paczce.
pack-was-there = Ta paczka jest już zainstalowana: „{ $pl }” ({ $id }, wersja { $version }).
pack-none = Nie ma żadnej zainstalowanej paczki.
pack-removed = Usunięto paczkę { $id }, wersja { $version }.
pack-attempts = Podejść do scenariuszy tej paczki albo ocenionych jej procedurą: { $count }. Zostają razem z wynikami i uzasadnieniem. Żeby je kiedyś przeliczyć na nowo (records rescore), trzeba znów zainstalować paczkę { $id } w wersji { $version }.
pack-ask = Zainstalować mimo to? [t/n]

## Czego paczce brakuje
pack-note-no-licence = Uwaga: pack.yaml nie podaje licencji. Bez niej inny urząd nie wie, czy wolno mu paczki używać i ją zmieniać. Dopisz na przykład: licence: CC-BY-4.0
pack-note-no-licence-text = Uwaga: obok pack.yaml nie ma pliku { $file } z treścią licencji.
pack-note-unreviewed = Uwaga: { $count ->
    [one] scenariusz nie ma
   *[other] scenariusze bez
 } wpisu „reviewed_by” (kto z osób, których dotyczy, go przejrzał): { $names }
pack-note-left-out = Do paczki nie weszły pliki, których paczka nie może zawierać ({ $count }): { $names }

## Co jest nie tak
pack-no-zip = To nie jest paczka: plik nie jest archiwum zip. Paczki mają w nazwie końcówkę .sygpack.
pack-cut-off = Paczka jest ucięta: brakuje jej końca. Skopiuj albo pobierz ją jeszcze raz.
pack-damaged = Paczka jest uszkodzona ({ $why }). Skopiuj albo pobierz ją jeszcze raz; jeśli to nie pomoże, poproś nadawcę o nową.
pack-too-many-files = W paczce jest za dużo plików: { $count }, a może być { $most }.
pack-too-large = Paczka jest za duża: razem może mieć { $most } MiB.
pack-file-too-large = Plik { $name } jest za duży: może mieć { $most } MiB.
pack-bomb = Plik { $name } po rozpakowaniu byłby podejrzanie duży. Takiej paczki program nie otwiera.
pack-twice = Pliki { $name } i { $other } mają tę samą nazwę (w Windows wielkość liter nie ma znaczenia). Nie wiadomo, który jest właściwy.
pack-special = { $name } nie jest zwykłym plikiem (to skrót, folder albo urządzenie). Paczka zawiera tylko zwykłe pliki.
pack-other-kind = Plik { $name } zawiera coś innego, niż mówi jego nazwa.
pack-no-manifest = To nie jest paczka: w archiwum nie ma pliku manifest.json. Paczkę tworzy polecenie: sygnaly pack make FOLDER --output PLIK
pack-manifest = Spisu paczki (manifest.json) nie da się użyć: { $why }. Poproś nadawcę o nową paczkę.
pack-newer = Paczkę zrobiła nowsza wersja programu (format { $format }). Zaktualizuj program.
pack-needs-program = Paczka wymaga programu w wersji { $needs }, a ten ma { $program }. Zaktualizuj program.
pack-unlisted = Pliku { $name } nie ma w spisie paczki: ktoś go dołożył. Poproś nadawcę o nową paczkę.
pack-missing = Plik { $name } jest w spisie paczki, ale nie ma go w środku. Poproś nadawcę o nową paczkę.
pack-changed = Plik { $name } zmienił się po zrobieniu paczki. Poproś nadawcę o nową.
pack-other-contents = Spis paczki mówi co innego o jej zawartości, niż w niej jest. Poproś nadawcę o nową paczkę.
pack-broken-signature = Podpis nie należy do tej paczki: została zmieniona po podpisaniu albo podpis jest uszkodzony. Nie instaluj jej; poproś nadawcę o nową.
pack-other-id = { $name }: w pliku jest id „{ $id }”, a szuka się go po nazwie pliku albo folderu. Zmień jedno z nich.
pack-taken = { $kind ->
    [shift] Zmiana
    [procedure] Procedura
    [profile] Profil
    [policy] Polityka certyfikacji
   *[scenario] Scenariusz
 } „{ $id }” z tej paczki ma taką nazwę jak coś, co jest już w programie. Autor paczki musi wybrać inną.
pack-taken-by = { $kind ->
    [shift] Zmiana
    [procedure] Procedura
    [profile] Profil
    [policy] Polityka certyfikacji
   *[scenario] Scenariusz
 } „{ $id }” z tej paczki ma taką nazwę jak coś, co jest już w paczce { $pack }. Usuń tamtą (sygnaly pack remove { $pack }) albo poproś autora o inną nazwę.
pack-unsigned = Paczki nikt nie podpisał: nie wiadomo, czy naprawdę jest od nadawcy, którego podaje ({ $office }). Jeśli wiesz, skąd jest, zainstaluj ją z opcją --trust.
pack-unknown-key = Paczkę podpisano kluczem, którego tu jeszcze nie znamy: { $key }. Potwierdź u nadawcy ({ $office }), że to jego klucz (u niego pokazuje go: sygnaly certify keys show), i zainstaluj paczkę z opcją --trust; program klucz zapamięta.
pack-other-days = Paczkę podpisano kluczem { $key } urzędu „{ $office }”, który podpisywał od { $since } do { $until }, a paczka ma datę { $created }. Kto ma dawny klucz, nie powinien nim podpisywać. Poproś o paczkę podpisaną obecnym kluczem; jeśli wiesz, skąd jest ta, zainstaluj ją z opcją --trust.
pack-not-remembered = Paczka jest zainstalowana, ale klucza, którym ją podpisano, nie udało się zapamiętać ({ $why }). Zainstaluj ją jeszcze raz z opcją --trust.
pack-no-keys = Nie ma jeszcze klucza, którym urząd „{ $office }” mógłby podpisać paczkę. Tym samym kluczem podpisuje się certyfikaty, dlatego tworzy go osobne polecenie: sygnaly certify keys make --office "NAZWA URZĘDU". Jeśli klucz już był, przywróć kopię zapasową: sygnaly certify keys restore PLIK.
pack-other-office = Klucz na tym komputerze należy do urzędu „{ $keys }”, a pack.yaml podaje „{ $office }”. Popraw „office” w pack.yaml albo podpisz paczkę na komputerze tamtego urzędu.
pack-other-key = Paczka { $id } jest już zainstalowana od innego nadawcy: tamtą podpisano kluczem { $installed }, a tę ({ $office }) kluczem { $key }. Zapytaj obu, czy to ta sama paczka. Jeśli tak, zainstaluj ją z opcją --trust: zajmie miejsce tamtej.
pack-other-unsigned = Paczka { $id } jest już zainstalowana i podpisana kluczem { $installed }, a tej ({ $office }) nikt nie podpisał. Poproś nadawcę o podpisaną. Jeśli wiesz, skąd jest, zainstaluj ją z opcją --trust: zajmie miejsce tamtej.
pack-older = Paczka { $id } jest zainstalowana w nowszej wersji ({ $installed }) niż ta ({ $version }). Starsza wejdzie na jej miejsce tylko z opcją --downgrade.
pack-same-version = Paczka { $id } jest już zainstalowana w wersji { $version }, ale z inną zawartością. Zmieniona paczka powinna mieć wyższy numer; poproś o to autora albo najpierw usuń zainstalowaną: sygnaly pack remove { $id }
pack-not-installed = Nie ma zainstalowanej paczki „{ $name }”.
pack-busy = Inne okno programu właśnie instaluje albo usuwa paczkę. Spróbuj za chwilę.
pack-no-description = Brakuje pliku { $path }, w którym autor mówi, co to za paczka. Jak go napisać: docs/pl/autor.md, „Paczka”.
pack-nothing = W folderze { $path } nie ma nic, co mogłoby wejść do paczki. Scenariusze mają leżeć w scenarios/ID/scenario.yaml, zmiany w shifts/, a procedury, profile i polityki w procedures/, profiles/ i policies/.

## Nazwy plików
pack-name-absolute = Plik „{ $name }” chce wyjść poza paczkę (ścieżka od początku dysku). Takiej paczki program nie otwiera.
pack-name-drive = Plik „{ $name }” chce wyjść poza paczkę (litera dysku). Takiej paczki program nie otwiera.
pack-name-backslash = Plik „{ $name }” ma w nazwie znak „\”, który w Windows prowadzi do innego folderu. Takiej paczki program nie otwiera.
pack-name-outside = Plik „{ $name }” chce wyjść poza paczkę albo ma pustą część nazwy. Takiej paczki program nie otwiera.
pack-name-signs = Plik „{ $name }” ma w nazwie niedozwolone znaki. Dozwolone: litery bez polskich znaków, cyfry, „.”, „-” i „_”, bez kropki na początku i na końcu.
pack-name-device = Plik „{ $name }” ma nazwę, która w Windows oznacza urządzenie (CON, NUL, COM1…). Trzeba go nazwać inaczej.
pack-name-too-long = Plik „{ $name }” ma za długą nazwę.
pack-name-too-deep = Plik „{ $name }” leży w zbyt wielu folderach.
pack-name-unknown = Paczka nie może zawierać pliku „{ $name }”.
