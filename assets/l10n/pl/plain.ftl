# Prosty język: rady, bez punktów
plain-title = Prosty język
plain-note = Poza wynikiem: rady na przyszłość.
plain-sentences = { $words ->
    [one] { $words } słowo
    [few] { $words } słowa
   *[many] { $words } słów
 }, { $sentences ->
    [one] { $sentences } zdanie
    [few] { $sentences } zdania
   *[many] { $sentences } zdań
 }; średnio słów w zdaniu: { $mean }.
plain-fog = FOG-PL { $fog }: tyle mniej więcej lat nauki trzeba, żeby to zrozumieć.
plain-no-fog = FOG-PL: za mało słów, żeby coś mówił (potrzeba stu).
plain-hard-words = Słowa dłuższe niż cztery sylaby, { $percent } %: { $words }.
plain-officialese = „{ $words }” to język urzędowy. Prościej: { $better }.
plain-vague-time = „{ $words }” nie mówi kiedy. Lepiej podać: { $better }.
plain-idiom = „{ $words }” to przenośnia. Wprost: { $better }.
