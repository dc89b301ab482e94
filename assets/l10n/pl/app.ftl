### Okno programu: menu, odprawa, biurko, omówienie, ustawienia.

app-name = Trzy sygnały
