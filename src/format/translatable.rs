//! Which texts of a scenario readers of another language need, and by which ids a translation finds them again.
//!
//! A text's place is told by ids, never by lines or numbers: `call/opening/caller`, `needs_to_hear/photo/confirms`,
//! `varies/rows/termin/konczy`, and what a turn is expected to do stands for the expectation: `call/queue/expect/offer_priority`.
//! Where several texts share a place (a line's variants), a digest of the text follows, `#1f2e3d4c`; so texts may be put in another
//! order, and none is taken for its neighbour.
//!
//! The texts are those of the file as it is written, before a seed draws: holes (`{$dzien}`) stand in them, and the texts of the
//! rows that fill them are translated beside them. Sample sentences are not: they are what trainees say, in Polish, and the
//! understanding learns by them.
//!
//! The stock phrases, which every scenario shares, are named alike: `phrases/goodbye#1f2e3d4c`.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest as _, Sha256};

use super::tree::{Node, Value};
use super::vary::HOLE;
use crate::domain::{TextId, Translation};

/// What a translation of the stock phrases names in place of a scenario.
pub const STOCK: &str = "stock";

/// A text that can be translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translatable {
    /// Its id.
    pub id: TextId,
    /// The text as the file has it, without space around it.
    pub text: String,
}

/// The place that an id is about, without the digest of the text.
pub fn place_of(id: &TextId) -> &str {
    id.as_str().split('#').next().unwrap_or_default()
}

/// What can be translated, in the order of the file's kinds of things.
pub(super) fn texts(root: &Node) -> Vec<Translatable> {
    let mut places: Vec<(String, Vec<String>)> = Vec::new();
    walk(&mut root.clone(), &mut |place, node| {
        let text = trimmed(node).to_owned();
        // A number or a lone hole is the same in every language.
        if !has_words(&text) {
            return;
        }
        match places.iter_mut().find(|(known, _)| known == place) {
            // The same words twice are translated once.
            Some((_, texts)) if texts.contains(&text) => {}
            Some((_, texts)) => texts.push(text),
            None => places.push((place.to_owned(), vec![text])),
        }
    });
    let named = places.into_iter().flat_map(|(place, texts)| {
        let shared = texts.len() > 1;
        texts.into_iter().map(move |text| Translatable {
            id: if shared {
                TextId::new(format!("{place}#{}", digest(&text)))
            } else {
                TextId::new(place.clone())
            },
            text,
        })
    });
    named.collect()
}

/// Puts the translations that are current in the places of their texts.
pub(super) fn put(root: &mut Node, translation: &Translation) {
    let current: BTreeMap<(&str, &str), &str> = translation
        .entries
        .iter()
        .filter_map(|entry| Some(((place_of(&entry.id), entry.source.as_str()), entry.current()?)))
        .collect();
    walk(root, &mut |place, node| {
        if let Some(text) = current.get(&(place, trimmed(node))) {
            node.value = Value::Text((*text).to_owned());
        }
    });
}

fn trimmed(node: &Node) -> &str {
    node.text().unwrap_or_default().trim()
}

/// The first 32 bits of the text's SHA-256: enough to tell the variants of one line apart.
fn digest(text: &str) -> String {
    let sum = Sha256::digest(text.as_bytes());
    sum.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// Visits every text that can be translated, with its place.
fn walk(root: &mut Node, see: &mut dyn FnMut(&str, &mut Node)) {
    let used = holes_used(root);
    let mut walk = Walk { see };
    walk.all(root);
    walk.rows(root, &used);
}

/// The names of the rows' values that stand in texts which are translated. Others (figures, names of moments) are no words.
fn holes_used(root: &mut Node) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let mut note = |_: &str, node: &mut Node| {
        let text = node.text().unwrap_or_default();
        let names = text.split(HOLE).skip(1).filter_map(|rest| rest.split('}').next());
        used.extend(names.map(str::to_owned));
    };
    Walk { see: &mut note }.all(root);
    used
}

struct Walk<'a> {
    see: &'a mut dyn FnMut(&str, &mut Node),
}

impl Walk<'_> {
    /// Everything but what a seed draws.
    fn all(&mut self, root: &mut Node) {
        for key in ["title", "summary", "matter", "warning"] {
            self.key(root, key, key);
        }
        for (id, known) in entries(root.get_mut("knows"), "id") {
            self.keys(known, &format!("knows/{id}"), &["label", "says"]);
        }
        for (id, fact) in entries(root.get_mut("needs_to_hear"), "id") {
            self.keys(fact, &format!("needs_to_hear/{id}"), &["label", "confirms"]);
        }
        if let Some(desk) = root.get_mut("desk") {
            self.desk(desk);
        }
        for demand in items(root.get_mut("calls_for")) {
            self.keys(demand, "calls_for", &["leave_line", "loudspeaker"]);
        }
        for (moment, happening) in entries(root.get_mut("happenings"), "moment") {
            for what in ["colleague_breaks_in", "colleagues_talk"] {
                if let Some(happens) = happening.get_mut(what) {
                    self.keys(happens, &format!("happenings/{moment}/{what}"), &["says"]);
                }
            }
        }
        for (moment, node) in entries(root.get_mut("call"), "moment") {
            self.moment(node, &format!("call/{moment}"));
        }
        // Those of a scenario; and those that all share, which are a file of their own.
        for key in ["stock", "phrases"] {
            if let Some(stock) = root.get_mut(key)
                && let Value::Map(phrases) = &mut stock.value
            {
                for (name, lines) in phrases {
                    self.text(lines, &format!("{key}/{}", name.text().unwrap_or_default()));
                }
            }
        }
    }

    fn desk(&mut self, desk: &mut Node) {
        for (id, document) in entries(desk.get_mut("documents"), "id") {
            self.keys(document, &format!("desk/documents/{id}"), &["title", "body"]);
        }
        for (id, person) in entries(desk.get_mut("directory"), "id") {
            let place = format!("desk/directory/{id}");
            self.keys(person, &place, &["unit", "greets", "briefed", "asks"]);
        }
        if let Some(client) = desk.get_mut("client") {
            self.keys(client, "desk/client", &["name", "says"]);
        }
    }

    fn moment(&mut self, moment: &mut Node, place: &str) {
        self.keys(moment, place, &["caller", "on_silence"]);
        for expectation in items(moment.get_mut("expect")) {
            let deeds = ["acts", "told", "asked"].map(|key| words(expectation.get(key)));
            let place = format!("{place}/expect/{}", deeds.concat().join("+"));
            self.key(expectation, "caller", &place);
        }
        if let Some(otherwise) = moment.get_mut("otherwise") {
            self.key(otherwise, "caller", &format!("{place}/otherwise"));
        }
    }

    /// The words in the rows that a seed draws from.
    fn rows(&mut self, root: &mut Node, used: &BTreeSet<String>) {
        let Some(rows) = root.get_mut("varies").and_then(|varies| varies.get_mut("rows")) else {
            return;
        };
        let Value::Map(groups) = &mut rows.value else { return };
        for (group, rows) in groups {
            let group = group.text().unwrap_or_default();
            for row in items(Some(rows)) {
                let Value::Map(cells) = &mut row.value else { continue };
                for (name, cell) in cells {
                    let name = name.text().unwrap_or_default();
                    if used.contains(name) {
                        self.text(cell, &format!("varies/rows/{group}/{name}"));
                    }
                }
            }
        }
    }

    fn keys(&mut self, node: &mut Node, place: &str, keys: &[&str]) {
        for key in keys {
            self.key(node, key, &format!("{place}/{key}"));
        }
    }

    fn key(&mut self, node: &mut Node, key: &str, place: &str) {
        if let Some(inner) = node.get_mut(key) {
            self.text(inner, place);
        }
    }

    /// One text, or a list of them.
    fn text(&mut self, node: &mut Node, place: &str) {
        if let Value::List(texts) = &mut node.value {
            for text in texts {
                self.one(text, place);
            }
        } else {
            self.one(node, place);
        }
    }

    fn one(&mut self, node: &mut Node, place: &str) {
        if node.text().is_some() {
            (self.see)(place, node);
        }
    }
}

fn has_words(text: &str) -> bool {
    let mut outside = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(HOLE) {
        outside.push_str(before);
        rest = after.split_once('}').map_or("", |(_, behind)| behind);
    }
    outside.push_str(rest);
    outside.chars().any(char::is_alphabetic)
}

fn items(node: Option<&mut Node>) -> &mut [Node] {
    match node.map(|node| &mut node.value) {
        Some(Value::List(items)) => items,
        _ => &mut [],
    }
}

/// The entries of a list with their ids; one without an id is told elsewhere.
fn entries<'a>(node: Option<&'a mut Node>, key: &'a str) -> impl Iterator<Item = (String, &'a mut Node)> {
    items(node).iter_mut().filter_map(move |item| {
        let id = item.get(key)?.text()?.to_owned();
        Some((id, item))
    })
}

/// One word, or a list of them.
fn words(node: Option<&Node>) -> Vec<String> {
    let Some(node) = node else { return Vec::new() };
    let listed = node.items().iter().chain(node.text().map(|_| node));
    listed.filter_map(Node::text).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::super::yaml;
    use super::*;

    const FILE: &str = r#"
title: Pan Jan i drzewo
caller: { name: "Jan {$nazwisko}" }
knows:
  - { id: girth, label: jaki obwód, asked_by: ["ile ma w obwodzie"], says: ["{$obwod} centymetrów.", "{$zdanie}"] }
needs_to_hear:
  - { id: free, label: bezpłatnie, told_by: ["nic pan nie płaci"], confirms: ["Za darmo.", "Chociaż tyle."] }
varies:
  rows:
    drzewo:
      - { obwod: osiemdziesiąt, zdanie: "Nie mierzyłem.", nazwisko: Maj, gdzie: opening, ile: 80 }
      - { obwod: sto, zdanie: "Gruby.", nazwisko: Lis, gdzie: end, ile: 100 }
happenings:
  - { moment: "{$gdzie}", colleagues_talk: { says: "Idziesz na obiad?" } }
call:
  - moment: opening
    caller: ["Dzień dobry.", "Halo!"]
    expect: [{ acts: [name_last, thank], told: [free], caller: "Dziękuję." }]
    otherwise: { caller: ["A kto mówi?"] }
  - { moment: end, caller: "Do widzenia.", hangs_up: { after_s: 2 } }
"#;

    fn of(text: &str) -> Vec<Translatable> {
        texts(&yaml::parse(text).unwrap())
    }

    fn ids(texts: &[Translatable]) -> Vec<&str> {
        texts.iter().map(|text| text.id.as_str()).collect()
    }

    #[test]
    fn readers_get_everything_but_names_figures_and_sample_sentences() {
        let texts = of(FILE);
        let places: Vec<&str> = texts.iter().map(|text| place_of(&text.id)).collect();
        assert_eq!(
            places,
            [
                "title",
                "knows/girth/label",
                "knows/girth/says",
                "needs_to_hear/free/label",
                "needs_to_hear/free/confirms",
                "needs_to_hear/free/confirms",
                "happenings/{$gdzie}/colleagues_talk/says",
                "call/opening/caller",
                "call/opening/caller",
                "call/opening/expect/name_last+thank+free",
                "call/opening/otherwise",
                "call/end/caller",
                "varies/rows/drzewo/obwod",
                "varies/rows/drzewo/obwod",
                "varies/rows/drzewo/zdanie",
                "varies/rows/drzewo/zdanie",
            ]
        );
        assert_eq!(texts[2].text, "{$obwod} centymetrów.");
        // Alone in its place a text needs no digest.
        assert!(!texts[2].id.as_str().contains('#') && texts[4].id.as_str().contains('#'));
    }

    #[test]
    fn the_order_of_variants_and_entries_changes_no_id() {
        let turned = FILE.replace("[\"Dzień dobry.\", \"Halo!\"]", "[\"Halo!\", \"Dzień dobry.\"]");
        let (texts, turned) = (of(FILE), of(&turned));
        let sorted = |texts: &[Translatable]| {
            let mut texts = texts.to_vec();
            texts.sort_by(|one, two| one.id.cmp(&two.id));
            texts
        };
        assert_ne!(ids(&texts), ids(&turned));
        assert_eq!(sorted(&texts), sorted(&turned));
    }

    #[test]
    fn the_stock_phrases_are_named_by_what_they_are_for() {
        let texts = of("format: 1\nphrases:\n  goodbye: [\"Do widzenia.\", \"Do usłyszenia.\"]\n  confirms: Tak.\n");
        let places: Vec<&str> = texts.iter().map(|text| place_of(&text.id)).collect();
        assert_eq!(places, ["phrases/goodbye", "phrases/goodbye", "phrases/confirms"]);
    }

    #[test]
    fn what_has_no_words_is_left_out() {
        for (text, expected) in [("{$kwota}", false), ("24", false), ("{$ile} zł", true), ("Tak.", true)] {
            assert_eq!(has_words(text), expected, "{text}");
        }
        assert_eq!(of("title: 12\ncall: nothing\nknows: {}\n"), []);
    }
}
