//! Model sentences: how each speech act can be put in Polish, whoever calls and whoever answers. No sentence says "pan" or
//! "pani" to the caller, and none tells by a verb's ending whether a man or a woman speaks.
//!
//! Holes: `{caller}` and `{matter}` of the scenario, `{number}` of the desk. An act that introduces has no model: its words
//! are the profile's own.

use crate::domain::SpeechAct;

/// Sentences that perform an act, the plainest first.
pub(super) fn models(act: SpeechAct) -> &'static [&'static str] {
    match act {
        SpeechAct::NameOffice
        | SpeechAct::NameUnit
        | SpeechAct::NameFirst
        | SpeechAct::NameLast
        | SpeechAct::NamePosition => &[],
        SpeechAct::Greeting => &["Dzień dobry.", "Witam, dzień dobry."],
        SpeechAct::OfferHelp => &["W czym mogę pomóc?", "Czym mogę służyć?", "Jak mogę pomóc?"],
        SpeechAct::AskDetails => &[
            "Czego dokładnie dotyczy sprawa?",
            "Kiedy to się stało?",
            "Co się dokładnie wydarzyło?",
            "Proszę opowiedzieć, co się stało.",
        ],
        SpeechAct::AskRepeat => &[
            "Proszę powtórzyć.",
            "Czy można prosić jeszcze raz? Słabo słychać.",
            "Proszę jeszcze raz, ostatnie słowo uciekło.",
        ],
        SpeechAct::ConfirmHeard => &[
            "Powtórzę, żeby nie było pomyłki. Tak to zapisuję, zgadza się?",
            "Powtórzę: dokładnie tak. Zgadza się?",
            "Czyli dobrze rozumiem, tak?",
            "Zapisuję dokładnie to, co słyszę. Zgadza się?",
        ],
        SpeechAct::CheckUnderstanding => &[
            "Czy to jest zrozumiałe?",
            "Czy wszystko jest jasne?",
            "Czy mówię zrozumiale?",
        ],
        SpeechAct::TeachBack => &[
            "Chcę sprawdzić, czy mówię jasno. Proszę powiedzieć własnymi słowami, co trzeba zrobić.",
            "Proszę powiedzieć własnymi słowami, jak to będzie.",
            "Sprawdzam, czy mówię jasno. Jak to teraz będzie, własnymi słowami?",
        ],
        SpeechAct::Summarise => &[
            "Podsumujmy, co ustaliliśmy. Wszystko jest tak, jak przed chwilą. Czy tak?",
            "Podsumujmy: sprawa jest jasna i wiadomo, co dalej. Czy tak?",
            "Czyli stanęło na tym, o czym mowa: najpierw jedno, potem drugie.",
        ],
        SpeechAct::AskPatience => &[
            "Proszę o chwilę cierpliwości.",
            "Bardzo proszę o cierpliwość.",
            "Czy można prosić o chwilkę cierpliwości?",
        ],
        SpeechAct::GiveWaitReason => &[
            "Sprawdzę to w rejestrze.",
            "Zajrzę do rejestru.",
            "Muszę to sprawdzić w systemie.",
        ],
        SpeechAct::GiveWaitEstimate => &[
            "Zajmie mi to około dwóch minut.",
            "To potrwa dwie minuty.",
            "Góra dwie minuty.",
        ],
        SpeechAct::AnnounceHold => &[
            "Zawieszę na chwilę rozmowę.",
            "Wyłączam na chwilę mikrofon.",
            "Wstrzymam połączenie, w słuchawce będzie cisza.",
        ],
        SpeechAct::UpdateWait => &[
            "Jeszcze szukam.",
            "Szukam dalej w rejestrze.",
            "Jeszcze sprawdzam, już prawie mam.",
        ],
        SpeechAct::ThankForWaiting => &[
            "Dziękuję za cierpliwość.",
            "Dziękuję za poczekanie.",
            "Dziękuję za cierpliwe czekanie.",
        ],
        SpeechAct::VBareWait => &["Zaraz.", "Moment.", "Czekać."],
        SpeechAct::AskContactNumber => &[
            "Na jaki numer mogę zadzwonić?",
            "Poproszę numer telefonu, na który mogę oddzwonić.",
            "Jaki numer telefonu mam zapisać do kontaktu?",
        ],
        SpeechAct::PromiseCallback => &["Oddzwonię.", "Oddzwonię w tej sprawie.", "Zadzwonię z odpowiedzią."],
        SpeechAct::AgreeCallbackTime => &[
            "Zadzwonię jutro o dziesiątej. Czy ta godzina odpowiada?",
            "Czy telefon jutro o dziesiątej będzie dobry?",
            "Umówmy się na telefon jutro o dziesiątej.",
        ],
        SpeechAct::CiteCallback => &[
            "Oddzwaniam, tak jak było umówione.",
            "Dzwonię, bo tak się umówiliśmy.",
            "Oddzwaniam w sprawie wczorajszego telefonu.",
        ],
        SpeechAct::AskSpeakerConsent => &[
            "Czy mogę włączyć głośnik?",
            "Czy jest zgoda na głośnik?",
            "Czy mogę przełączyć rozmowę na głośnik?",
        ],
        SpeechAct::AnnounceTransfer => &[
            "Przełączę rozmowę do osoby, która się tym zajmuje.",
            "Już przełączam do koleżanki.",
            "Połączę z właściwą osobą.",
        ],
        SpeechAct::GiveDirectNumber => &[
            "Bezpośredni numer do tej osoby to {number}.",
            "Gdyby nas rozłączyło, proszę dzwonić pod numer {number}.",
            "Na przyszłość podaję bezpośredni numer: {number}.",
        ],
        SpeechAct::BriefColleague => &[
            "Dzwoni {caller}. Sprawa: {matter}. Proszę mówić spokojnie i wyraźnie.",
            "Na linii czeka {caller}, pyta o: {matter}. Potrzebuje więcej czasu.",
            "Słuchaj, mam na linii klienta: {caller}. Chodzi o {matter}, mów powoli.",
        ],
        SpeechAct::Empathy => &[
            "Rozumiem, że to trudna sytuacja.",
            "Bardzo mi przykro.",
            "Rozumiem, chętnie pomogę.",
        ],
        SpeechAct::GiveTime => &[
            "Proszę mówić spokojnie, mam czas.",
            "Spokojnie, poczekam.",
            "Proszę się nie spieszyć, poczekam.",
        ],
        SpeechAct::Apologise => &[
            "Przepraszam.",
            "Bardzo przepraszam za kłopot.",
            "To nasza wina, przepraszam.",
        ],
        SpeechAct::OfferAdaptation => &[
            "Czy mam mówić wolniej?",
            "Czy wysłać to na piśmie?",
            "Czy wygodniej będzie mailem, czy listem?",
        ],
        SpeechAct::OfferPriority => &[
            "Obsługa będzie bez kolejki.",
            "Proszę wejść bez kolejki.",
            "Przyjmiemy poza kolejnością.",
        ],
        SpeechAct::AnythingElse => &[
            "Czy mogę jeszcze w czymś pomóc?",
            "Czy jest jeszcze jakaś sprawa?",
            "Coś jeszcze?",
        ],
        SpeechAct::Thank => &["Dziękuję za telefon.", "Dziękuję za rozmowę."],
        SpeechAct::Farewell => &["Do widzenia.", "Do usłyszenia.", "Do widzenia, do usłyszenia."],
        SpeechAct::VRude => &[
            "Ile razy mam to powtarzać, czy to takie trudne?",
            "No brawo, geniusz.",
            "Trzeba być głupim, żeby tego nie rozumieć.",
        ],
        SpeechAct::VHurry => &["Proszę szybciej.", "Proszę się streszczać.", "Szybciej, nie mam czasu."],
        SpeechAct::VRefuse => &[
            "Tego się nie da.",
            "To nie nasza sprawa.",
            "Proszę z tym do nas nie dzwonić.",
        ],
        SpeechAct::VPatronise => &["Oj, dziecinko.", "No, słoneczko, powolutku.", "Oj, kruszynko."],
        SpeechAct::VProbeDisability => &[
            "A co to za choroba?",
            "Skąd się wzięła ta niepełnosprawność?",
            "To po wypadku czy od urodzenia?",
        ],
        SpeechAct::VVisual => &[
            "O, ten niebieski pasek.",
            "To żółte pole po prawej.",
            "Ten czerwony kwadracik na samym dole.",
        ],
        SpeechAct::VThirdPerson => &[
            "Proszę jej wytłumaczyć, żeby podpisała.",
            "Niech ona podpisze.",
            "Proszę mu powiedzieć, że ma podpisać.",
        ],
        SpeechAct::SideTalk => &[
            "Basiu, zamknij drzwi.",
            "Nie teraz, Olku, rozmawiam.",
            "Wejść, otwarte!",
        ],
    }
}

/// Words that do nothing, for who says something all the same.
pub(super) const IDLE: &[&str] = &[
    "No tak, tak to już bywa.",
    "U nas od rana pada deszcz.",
    "No i tak to właśnie wygląda.",
    "Tak, tak, oczywiście, wiadomo.",
];
