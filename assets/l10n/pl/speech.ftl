# Rozpoznawanie mowy: komunikaty o błędach. Klucze nadaje src/speech/error.rs.
# $reason to szczegół techniczny, którego nie tłumaczymy.

speech-wav-missing = Nie ma pliku dźwiękowego { $path }. Sprawdź ścieżkę.
speech-wav-unreadable = Nie można odczytać pliku { $path } ({ $reason }). Sprawdź uprawnienia do pliku.
speech-wav-not-wav = Plik { $path } nie jest plikiem WAV ({ $reason }). Zapisz nagranie jako WAV (PCM) i spróbuj ponownie.
speech-wav-unsupported = Plik { $path } ma kodowanie WAV, którego program nie czyta ({ $reason }). Zapisz nagranie jako PCM, 16 bitów.
speech-wav-truncated = Plik { $path } jest ucięty: zawiera { $present } s z zapowiedzianych { $promised } s. Skopiuj go lub nagraj jeszcze raz.
speech-wav-empty = Plik { $path } nie zawiera dźwięku. Nagraj go jeszcze raz.
speech-wav-too-long = Nagranie { $path } trwa dłużej niż { $hours } godz. Podziel je na krótsze pliki.
speech-microphone-none = Nie znaleziono mikrofonu. Podłącz mikrofon albo wpisuj odpowiedzi z klawiatury.
speech-microphone-absent = Wybrany mikrofon „{ $device }” nie jest podłączony. Podłącz go, wybierz inny w ustawieniach albo wpisuj odpowiedzi z klawiatury.
speech-microphone-unusable = Nie można włączyć mikrofonu „{ $device }” ({ $reason }). Zezwól programowi na dostęp do mikrofonu albo wpisuj odpowiedzi z klawiatury.
speech-microphone-lost = Mikrofon przestał działać ({ $reason }). Podłącz go ponownie albo dokończ rozmowę z klawiatury.
speech-model-missing = Nie ma modelu mowy w { $path }. Popraw ścieżkę albo użyj modelu demonstracyjnego.
speech-model-unreadable = Nie można odczytać modelu mowy { $path } ({ $reason }). Sprawdź uprawnienia do pliku.
speech-model-foreign = Plik { $path } nie jest modelem Whisper w formacie ggml ({ $reason }). Wskaż inny plik.
speech-model-damaged = Model mowy { $path } jest uszkodzony ({ $reason }). Pobierz go lub skopiuj jeszcze raz.
speech-model-english-only = Model mowy { $path } zna tylko język angielski. Wskaż model wielojęzyczny (bez „.en” w nazwie).
speech-model-refused = Nie udało się uruchomić modelu mowy { $path } ({ $reason }). Wskaż mniejszy model.
speech-recognition-failed = Nie udało się zamienić wypowiedzi na tekst ({ $reason }). Powtórz ją albo wpisz z klawiatury.
speech-recognition-aborted = Rozpoznawanie mowy zatrzymano.
speech-recognizer-stopped = Rozpoznawanie mowy przestało działać ({ $reason }). Dokończ rozmowę z klawiatury, a potem uruchom program ponownie.
speech-resampling = Nie można przeliczyć dźwięku o częstotliwości { $rate } Hz na 16 kHz ({ $reason }). Zapisz nagranie z częstotliwością 16, 44,1 lub 48 kHz.
speech-model-demonstration = Model demonstracyjny: rozumie mowę syntezatora, nie człowieka. Do ćwiczeń głosem potrzebny jest pełny model; odpowiedzi można też wpisywać.
store-catalogue = Nie można odczytać katalogu modeli { $path } ({ $reason }). Zainstaluj program ponownie.
store-unknown = Nie ma modelu „{ $id }”. Do wyboru: { $known }.
store-not-here = Modelu { $id } nie ma na tym komputerze. Pobierz go: sygnaly model fetch { $id }.
store-unreachable = Nie udało się pobrać { $url } ({ $reason }). Sprawdź sieć lub serwer pośredniczący albo wskaż lustro (--mirror ADRES) lub plik (--from PLIK).
store-stalled = Od { $seconds } s nic nie przychodzi z { $url }. Mamy { $have } z { $bytes } i tego nie tracimy: uruchom pobieranie jeszcze raz.
store-broken = Połączenie z { $url } zostało przerwane ({ $reason }). Mamy { $have } z { $bytes } i tego nie tracimy: uruchom pobieranie jeszcze raz.
store-wrong-length = { $url } ma { $found } bajtów, a model ma { $bytes }: to inny plik. Sprawdź adres albo plik.
store-wrong-content = { $url } nie jest opublikowanym modelem: suma kontrolna się nie zgadza. Plik odrzucono; pobierz go z innego miejsca.
store-disk-full = Na dysku z folderem { $path } brakuje miejsca: jeszcze { $needed }. Zwolnij miejsce i uruchom pobieranie jeszcze raz; to, co już przyszło, zostało.
store-file = { $path }: { $reason }. Sprawdź uprawnienia i czy inny program nie używa tego pliku.
store-stopped = Zatrzymano. Mamy { $have } z { $bytes }; uruchom pobieranie jeszcze raz, a pójdzie dalej od tego miejsca.
