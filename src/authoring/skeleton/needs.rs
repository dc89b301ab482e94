//! What a need brings to the skeleton of a scenario: how it is written, what the caller begins with, what an author should know.
//!
//! Opening lines fit anybody: they give away neither the caller's sex nor the matter.

/// A need to begin a scenario with.
#[derive(Debug)]
pub struct Need {
    /// Its name in files; `none` for a caller with nothing remarkable.
    pub id: &'static str,
    /// How it stands under `needs:`, the figures being those of docs/pl/potrzeby.md.
    pub(super) written: Option<&'static str>,
    /// What is asked of whoever answers, for the author.
    pub(super) note: &'static str,
    /// The caller's first words.
    pub(super) opening: [&'static str; 2],
    /// Somebody helps, and it can be heard.
    pub(super) helper: bool,
    /// Somebody else says the caller's words.
    pub(super) spoken_for: bool,
    /// Wants to hear read back what they said.
    pub(super) reads_back: bool,
    /// Asks something more where nobody thought of it.
    pub(super) asks_before_goodbye: bool,
}

/// A caller with nothing remarkable; the others begin with this.
const NONE: Need = Need {
    id: "none",
    written: None,
    note: "",
    opening: ["Dzień dobry, mam krótką sprawę.", "Dzień dobry, chcę o coś zapytać."],
    helper: false,
    spoken_for: false,
    reads_back: false,
    asks_before_goodbye: false,
};

/// Every need, and none at the end.
pub static NEEDS: [Need; 17] = [
    Need {
        id: "relay",
        written: Some("relay: { delay_s: 4 }"),
        note: "Mów do osoby, która dzwoni, nie do tłumacza, i nie wchodź w ciszę.",
        opening: [
            "Dzień dobry, tłumacz języka migowego. Dzwoni osoba głucha, tłumaczę każde słowo.",
            "Dzień dobry, tu tłumacz migowy. Łączę z osobą głuchą, proszę mówić wprost do niej.",
        ],
        helper: true,
        spoken_for: true,
        ..NONE
    },
    Need {
        id: "relative",
        written: Some("relative: { delay_s: 2 }"),
        note: "Mów do osoby głuchej, nie do kogoś bliskiego, kto przekazuje słowa.",
        opening: [
            "Dzień dobry. Dzwonię razem z kimś bliskim, kto nie słyszy. Ja tylko migam i powtarzam.",
            "Dzień dobry. Dzwoni ktoś, kto nie słyszy. Ja migam i powtarzam każde słowo.",
        ],
        helper: true,
        spoken_for: true,
        ..NONE
    },
    Need {
        id: "deafblind",
        written: Some("deafblind: { delay_s: 6, things: 1 }"),
        note: "Po jednej rzeczy, i długo czekać.",
        opening: [
            "Dzień dobry, tłumacz-przewodnik. Dzwoni osoba głuchoniewidoma, przekazuję słowo po słowie.",
            "Dzień dobry, tu tłumacz-przewodnik. Proszę po jednej rzeczy, piszę na dłoni.",
        ],
        helper: true,
        spoken_for: true,
        ..NONE
    },
    Need {
        id: "hard_of_hearing",
        written: Some("hard_of_hearing: { follows_up_to: { syllables_per_s: 5.0, words: 14 }, misses: [numbers] }"),
        note: "Wolniej, krócej, a liczby dwa razy.",
        opening: [
            "Dzień dobry. Proszę wyraźnie, słabo słyszę.",
            "Halo, dzień dobry! Mam słaby słuch, proszę powoli.",
        ],
        ..NONE
    },
    Need {
        id: "blind",
        written: Some("blind: {}"),
        note: "Wszystko słowami; sama strona internetowa nie wystarczy.",
        opening: [
            "Dzień dobry. Od razu powiem: nie widzę.",
            "Dzień dobry. Mam sprawę do urzędu i nie widzę.",
        ],
        ..NONE
    },
    Need {
        id: "stutter",
        written: Some("stutter: { interrupted_adds_s: 2 }"),
        note: "Słowo w ciszę przerywa, więc trzeba czekać. Bloki wpisuj w kwestie jak niżej.",
        opening: [
            "Dzień do… [blok 3 s] dzień dobry. Mam sprawę do urzędu.",
            "Dzień dobry. Dzwonię w pe… [blok 3 s] pewnej sprawie.",
        ],
        ..NONE
    },
    Need {
        id: "aphasia",
        written: Some("aphasia: { delay_s: 3, words: 10, things: 1 }"),
        note: "Pytania na „tak” i „nie”, po jednej rzeczy. Ciszę przed odpowiedzią dodaje program.",
        opening: [
            "Dzień dobry. Mówię… powoli. Po udarze.",
            "Dzień dobry. Ja po udarze. Szukam… słów.",
        ],
        ..NONE
    },
    Need {
        id: "unclear_speech",
        written: Some("unclear_speech: {}"),
        note: "Powtarzać to, co się usłyszało, do potwierdzenia. Chrypkę dodaje program.",
        opening: [
            "Dzień dobry. Mówię niewyraźnie, proszę śmiało dopytywać.",
            "Dzień dobry. Mówię niewyraźnie. Jak trzeba, powtórzę.",
        ],
        reads_back: true,
        ..NONE
    },
    Need {
        id: "intellectual_disability",
        written: Some("intellectual_disability: { words: 12, things: 2 }"),
        note: "Krótko, wprost, najwyżej dwie rzeczy naraz, jak do dorosłego.",
        opening: [
            "Dzień dobry. Chcę to załatwić. Proszę mówić prosto.",
            "Dzień dobry. Mam sprawę. Proszę mówić po kolei.",
        ],
        ..NONE
    },
    Need {
        id: "autism",
        written: Some("autism: {}"),
        note: "Dosłowne słowa i dokładne terminy.",
        opening: [
            "Dzień dobry. Jestem w spektrum autyzmu. Proszę mówić dosłownie.",
            "Dzień dobry. Mam autyzm. Proszę o konkretne odpowiedzi.",
        ],
        ..NONE
    },
    Need {
        id: "crisis",
        written: Some("crisis: { offences: 2 }"),
        note: "Zostać przy rozmówcy i traktować go poważnie; słowa, które ranią, kończą rozmowę.",
        opening: [
            "Dzień dobry. Przepraszam, trudno mi dziś mówić.",
            "Dzień dobry. Mam teraz bardzo zły czas, ale muszę o coś zapytać.",
        ],
        ..NONE
    },
    Need {
        id: "anxiety",
        written: Some("anxiety: { wait_s: 20 }"),
        note: "Zapowiadać kroki i czas; czekania bez zapowiedzi nie zniesie.",
        opening: [
            "Dzień dobry. Przy telefonie się gubię, mam wszystko na kartce.",
            "Dzień dobry. Mam silne lęki, proszę spokojnie.",
        ],
        ..NONE
    },
    Need {
        id: "dementia",
        written: Some("dementia: { digits: 3, things: 1 }"),
        note: "Po jednej rzeczy, cyfry po trzy, na koniec jeszcze raz najważniejsze.",
        opening: [
            "Dzień dobry. Pamięć mnie zawodzi, więc zapisuję.",
            "Dzień dobry. Dużo zapominam, proszę powoli.",
        ],
        asks_before_goodbye: true,
        ..NONE
    },
    Need {
        id: "mobility",
        written: Some("mobility: {}"),
        note: "Powiedzieć, jak wejść albo jak załatwić to inaczej; inaczej sama o to zapyta.",
        opening: [
            "Dzień dobry. Poruszam się na wózku i mam sprawę do urzędu.",
            "Dzień dobry. Chodzę o kulach, a mam sprawę w urzędzie.",
        ],
        asks_before_goodbye: true,
        ..NONE
    },
    Need {
        id: "companion",
        written: Some("companion: {}"),
        note: "Mówić do rozmówcy, nie do osoby obok.",
        opening: [
            "Dzień dobry. Mam telefon na głośniku, obok siedzi opiekunka.",
            "Dzień dobry. Jest przy mnie opiekunka i wszystko słyszy.",
        ],
        helper: true,
        ..NONE
    },
    Need {
        id: "weak_polish",
        written: Some("weak_polish: { syllables_per_s: 4.5, words: 10 }"),
        note: "Krótko, prosto i bez języka urzędowego; głośniej nie znaczy jaśniej.",
        opening: [
            "Dzień dobry. Uczę się polskiego. Proszę mówić powoli.",
            "Dzień dobry. Ja mówię po polsku trochę. Proszę prosto.",
        ],
        ..NONE
    },
    NONE,
];
