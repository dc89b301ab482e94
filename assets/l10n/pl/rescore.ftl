# Zapisy: sygnaly records list, show, verify, rescore i import.

## Lista i jedna próba
rescore-from-store = Próby z bazy { $place }.
rescore-from-folder = Próby z tego komputera: bazy urzędu jeszcze nie ma.
rescore-unknown = Nie ma próby „{ $name }” ani na tym komputerze, ani w bazie urzędu. Lista prób: sygnaly records list.
rescore-unreadable = Próby { $name } nie da się odczytać. { $why }
rescore-erased = Próba { $name }: to, co w niej powiedziano i zrobiono, usunięto dnia { $on }.
rescore-erased-short = (przebieg usunięto { $on })

## Ponowna ocena
rescore-totals = Wynik w zapisie: { $then }. Wynik dziś: { $now }.
rescore-same = Bez różnic.
rescore-other-engine = Inna wersja programu: w zapisie { $then }, dziś { $now }.
rescore-other-scorer = Inna wersja oceniania: w zapisie { $then }, dziś { $now }.
rescore-other-course = Te same zdarzenia dają dziś inny przebieg rozmowy, więc oba wyniki dotyczą różnych rozmów. Wynik w zapisie pozostaje jedynym wynikiem tej próby.
rescore-rule-then = w zapisie: { $found }
rescore-rule-now = dziś: { $found }
rescore-error-gone = Błąd krytyczny tylko w zapisie: { $title }
rescore-error-new = Błąd krytyczny tylko dziś: { $title }
rescore-counts = Bez różnic: { $same }. Z różnicami: { $other }. Nie do ponownej oceny: { $not }. Nieczytelne: { $unreadable }.
rescore-not-ended = Tej próby nie zakończono, więc nie ma czego oceniać.
rescore-not-erased = Przebieg tej próby usunięto dnia { $on }, więc nie da się jej ocenić ponownie.
rescore-not-scenario = Nie ma już scenariusza ani zmiany „{ $name }” albo plik ma błędy. Przywróć plik w wersji z dnia próby i sprawdź go: sygnaly check.
rescore-not-procedure = Nie ma już procedury „{ $name }” albo plik ma błędy. Przywróć plik w wersji z dnia próby i sprawdź go: sygnaly check.
rescore-not-version = „{ $name }” ma dziś wersję { $now }, a próba dotyczy wersji { $then }. Przywróć tamtą wersję pliku na czas ponownej oceny.

## Sprawdzanie zapisów
integrity-progress = Sprawdzone próby: { $count }
integrity-folder = { $path }: sprawdzono. Nienaruszone próby: { $attempts }, niezgodności: { $findings }.
integrity-store = Baza { $place }: sprawdzono. Próby: { $attempts }, w tym z usuniętym przebiegiem: { $erased }, niezgodności: { $findings }.
integrity-no-store = Bazy { $place } jeszcze nie ma. Powstanie przy pierwszym sygnaly records sync.
integrity-attempt = Próba { $id } (stanowisko: { $station }): { $what }
integrity-other-name = W pliku { $path } jest próba o innej nazwie: { $name }. Przywróć plik z kopii zapasowej albo usuń tę kopię.
integrity-trail = Dziennik zdarzeń zgadza się tylko do wpisu przed numerem { $place }: ten wpis zmieniono albo usunięto. Przywróć bazę z kopii zapasowej.
integrity-trail-end = Do zapisania poza bazą, na przykład w papierowym rejestrze (pozycja i suma kontrolna ostatniego wpisu dziennika zdarzeń): { $mark }
integrity-anchor-holds = Koniec dziennika zdarzeń zgadza się ze znacznikiem zapisanym poza bazą: wpis nr { $place }. Znacznik prowadzony od { $since }.
integrity-anchor-missing = Nie ma znacznika końca dziennika zdarzeń, więc nie wiadomo, czy ktoś nie usunął ostatnich wpisów. Jeśli to nowy komputer albo baza sprzed tej wersji programu, załóż znacznik: sygnaly records verify --new-anchor. Jeśli znacznik już był, sprawdź, kto go usunął, i porównaj dziennik z zapisaną wcześniej pozycją (--anchor) albo z kopią zapasową.
integrity-anchor-cut = Z dziennika zdarzeń usunięto ostatnie wpisy: powinien sięgać co najmniej do wpisu nr { $place }, a kończy się na nr { $last }. Znacznik prowadzony od { $since }. Zachowaj kopię bazy i pliku znacznika, potem przywróć bazę z kopii zapasowej. Jeśli bazę już przywrócono albo założono od nowa, załóż nowy znacznik: sygnaly records verify --new-anchor.
integrity-anchor-replaced = Wpis nr { $place } w dzienniku zdarzeń jest inny niż w znaczniku prowadzonym od { $since }: końcówkę dziennika usunięto i dopisano inną. Zachowaj kopię bazy i pliku znacznika, potem przywróć bazę z kopii zapasowej. Jeśli bazę już przywrócono albo założono od nowa, załóż nowy znacznik: sygnaly records verify --new-anchor.
integrity-anchor-new = Od teraz koniec dziennika zdarzeń jest znaczony od wpisu nr { $place }. Ten wpis mówi, że założono nowy znacznik.
integrity-mark-holds = Dziennik zdarzeń nadal zawiera podany wpis nr { $place }, z tą samą sumą kontrolną.
integrity-mark-lost = Podanego wpisu nr { $place } nie ma w dzienniku zdarzeń albo ma inną sumę kontrolną: wpis zmieniono albo usunięto. Sprawdź, czy przepisano go dobrze; jeśli tak, zachowaj kopię bazy i porównaj ją z kopiami zapasowymi.
integrity-lines = po wierszu { $after } brakuje wierszy albo są podwójnie
integrity-changed = wiersz { $line } zmieniono
integrity-not-understood = tej wersji programu coś jest w niej niezrozumiałe ({ $why })
integrity-last = ostatni wiersz jest inny niż ten, który baza przyjęła
integrity-column = obok wierszy próby zapisano co innego niż w nich: { $column }
integrity-verdicts = obok wierszy próby zapisano inne oceny reguł niż w nich
integrity-needs = obok wierszy próby zapisano inne potrzeby rozmówcy niż w nich
integrity-not-erased = jest oznaczona jako usunięta, a jej wiersze nadal są w bazie
integrity-unannounced = jest cała, a dziennik zdarzeń nic nie mówi o jej przyjęciu
integrity-other-came = dziennik zdarzeń mówi, że przyjęto próbę o innej treści
integrity-gone = według dziennika zdarzeń przyjęto ją, a w bazie jej nie ma
integrity-decided = rozstrzygnięcia są inne niż w dzienniku zdarzeń
integrity-review = rozstrzygnięcie { $review } zmieniono
integrity-signature-broken = podpis się nie zgadza: zapis zmieniono po zakończeniu egzaminu
integrity-signature-missing = nie ma podpisu, choć stanowisko podpisywało już wtedy egzaminy
integrity-signature-other-key = podpisano ją kluczem, którego baza nie uznaje za klucz tego stanowiska; jeśli wiadomo, skąd nowy klucz: sygnaly records station --accept-key KLUCZ
integrity-file-signature = Podpis egzaminu { $path } się nie zgadza: plik zmieniono po zakończeniu egzaminu. Zachowaj jego kopię, potem przywróć plik z kopii zapasowej.
integrity-file-unsigned = Egzamin { $path } nie ma podpisu, choć to stanowisko podpisywało już wtedy egzaminy. Zachowaj kopię pliku i porównaj go z kopią zapasową i z bazą urzędu.
integrity-file-other-key = Egzamin { $path } podpisano innym kluczem niż klucz tego stanowiska. Jeśli plik pochodzi z innego stanowiska, usuń go stąd. Jeśli utracono plik station-key.json, przywróć go z kopii zapasowej.
integrity-signed = Egzaminy z ważnym podpisem stanowiska: { $signed }, bez podpisu (z wcześniejszych wersji programu): { $unsigned }.

## Import osób
import-done = Dodane osoby: { $added }. Były już na liście: { $known }. Pominięte wiersze: { $broken }.
import-would = Na próbę, nic nie zapisano. Do dodania: { $added }. Już na liście: { $known }. Wiersze do pominięcia: { $broken }.
import-refused = Z pliku { $path } nie wczytano nikogo. { $why }
import-windows-1250 = Plik ma polskie litery w kodowaniu Windows-1250. Sprawdź na liście (sygnaly people list), czy nazwiska są właściwe.
import-passed-over = Kolumny, których program nie potrzebuje i nie wczytuje: { $columns }.
import-workbook = To skoroszyt, a nie tabela CSV. W arkuszu wybierz „Zapisz jako” i „CSV UTF-8”.
import-no-text = To nie jest plik tekstowy w UTF-8 ani Windows-1250. Zapisz tabelę jako „CSV UTF-8”.
import-letters = W wierszu { $line } jest litera, której nie ma ani w UTF-8, ani w Windows-1250. Zapisz tabelę jako „CSV UTF-8”.
import-empty = Plik jest pusty. W pierwszym wierszu podaj nazwy kolumn: imię, nazwisko, stanowisko, komórka, urząd, forma.
import-columns = W pierwszym wierszu brakuje kolumn: { $columns }. Jeśli są, podaj, co je rozdziela: --delimiter ";".
import-column-twice = W pierwszym wierszu kolumna „{ $column }” jest dwa razy. Zostaw jedną.
import-line-cells = Wiersz { $line }: pola: { $found }, a kolumny: { $columns }. Pole ze znakiem rozdzielającym weź w cudzysłów.
import-line-quote = Wiersz { $line }: cudzysłów nie ma pary. Usuń go albo podwój.
import-line-empty = Wiersz { $line }: pole „{ $column }” jest puste.
import-line-formula = Wiersz { $line }: pole „{ $column }” zaczyna się od znaku „{ $sign }”, jak formuła arkusza. Popraw je.
import-line-long = Wiersz { $line }: pole „{ $column }” ma więcej niż { $most } znaków.
import-line-sign = Wiersz { $line }: w polu „{ $column }” jest znak niewidoczny albo nieczytelny. Wpisz je od nowa.
import-line-address = Wiersz { $line }: forma „{ $found }” jest nieznana. Wpisz: pan albo pani.
