# Plain language: advice, no points
plain-title = Plain language
plain-note = Outside the score: advice for the next call.
plain-sentences = { $words ->
    [one] { $words } word
   *[other] { $words } words
 }, { $sentences ->
    [one] { $sentences } sentence
   *[other] { $sentences } sentences
 }; words a sentence on average: { $mean }.
plain-fog = FOG-PL { $fog }: about so many years of schooling are needed to follow.
plain-no-fog = FOG-PL: too few words for it to say anything (a hundred are needed).
plain-hard-words = Words of more than four syllables, { $percent } %: { $words }.
plain-officialese = "{ $words }" is office language. More plainly: { $better }.
plain-vague-time = "{ $words }" does not say when. Better: { $better }.
plain-idiom = "{ $words }" is a figure of speech. Plainly: { $better }.
