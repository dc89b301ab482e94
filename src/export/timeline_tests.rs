//! The drawing of a call's course, and the table that says the same.

use std::collections::BTreeSet;

use super::tests::{of_call, quoted, said, timeline};
use crate::domain::*;
use crate::scoring::timeline::{MomentKind, Timeline, Who};

#[test]
fn the_timeline_is_drawn_to_scale() {
    // 680 units for 60 s, after a margin of 24.
    let page = of_call(Lang::Pl, &timeline());
    let caller = "<rect class=\"caller\" x=\"92.0\" y=\"120.0\" width=\"34.0\" height=\"22.0\">";
    assert!(page.contains(caller));
    assert!(page.contains("<text x=\"364.0\" y=\"14\" text-anchor=\"middle\">0:30</text>"));
    // A longer call is drawn wider, and nothing is too narrow to be seen.
    let long = Timeline {
        length: Millis(600_000),
        caller: vec![said(60_000, 60_100, Who::Room { name: String::new() }, "!")],
        ..timeline()
    };
    let page = of_call(Lang::Pl, &long);
    assert!(page.contains("viewBox=\"0 0 2448.0 268.0\""));
    assert!(page.contains("<rect class=\"room\" x=\"264.0\" y=\"120.0\" width=\"2.0\" height=\"22.0\">"));
}

#[test]
fn an_attempt_without_length_can_be_drawn() {
    let empty = Timeline {
        length: Millis::ZERO,
        caller: Vec::new(),
        trainee: Vec::new(),
        states: Vec::new(),
        moments: Vec::new(),
        translated_to: None,
    };
    let page = of_call(Lang::Pl, &empty);
    assert!(!page.contains("NaN") && !page.contains("inf\""), "numbers are numbers");
}

#[test]
fn every_mark_has_a_shape_or_a_pattern_and_a_place_in_the_legend() {
    let page = of_call(Lang::Pl, &timeline());
    let drawing = page
        .split("</svg>")
        .find(|svg| svg.contains("class=\"timeline\""))
        .expect("a drawing");
    let legend = page.split("class=\"legend\"").nth(1).expect("a legend");
    let legend = legend.split("</ul>").next().unwrap_or_default();
    let mut looks = BTreeSet::new();
    for class in quoted(drawing, "<rect class=\"").into_iter().collect::<BTreeSet<_>>() {
        let rule = page
            .split(&format!("rect.{class} {{"))
            .nth(1)
            .expect("a rule of the style");
        looks.insert(rule.split('}').next());
        assert!(legend.contains(&format!("<rect class=\"{class}\"")), "{class}");
    }
    assert_eq!(
        looks.len(),
        16,
        "ten states and six voices, each with a look of its own: {looks:?}"
    );
    let shapes: BTreeSet<(&str, &str)> = quoted(drawing, "<path class=\"")
        .into_iter()
        .zip(quoted(drawing, " d=\""))
        .collect();
    assert_eq!(
        shapes.len(),
        MomentKind::ALL.len() + 1,
        "a shape a kind, and one for words cut off: {shapes:?}"
    );
    for (class, path) in shapes {
        assert!(legend.contains(&format!(
            "<path class=\"{class}\" transform=\"translate(14 12)\" d=\"{path}\""
        )));
    }
}

#[test]
fn the_table_tells_the_whole_course_in_order_of_time() {
    let page = of_call(Lang::Pl, &timeline());
    let table = page.split("id=\"call-course\"").nth(1).expect("the table");
    let table = table.split("</table>").next().unwrap_or_default();
    let course = timeline();
    let rows = course.caller.len() + course.trainee.len() + course.states.len() + course.moments.len();
    assert_eq!(table.matches("<tr><th scope=\"row\"").count(), rows);
    let times: Vec<u32> = table
        .split("class=\"time\">")
        .skip(1)
        .filter_map(|rest| rest.split('<').next()?.split_once(':'))
        .filter_map(|(minutes, seconds)| Some(minutes.parse::<u32>().ok()? * 60 + seconds.parse::<u32>().ok()?))
        .collect();
    assert_eq!(times.len(), rows);
    assert!(times.is_sorted(), "{times:?}");
    for words in [
        "<td>Osoba ćwicząca</td><td><q lang=\"pl\">Już piszę</q> <span class=\"muted\">(z klawiatury)</span>",
        "<td>Osoba ćwicząca do osób w pokoju</td><td><q lang=\"pl\">Ciszej, proszę</q> \
         <span class=\"muted\">(niepewnie usłyszane)</span>",
        "<td>Linia</td><td>Rozmowa wstrzymana <span class=\"muted\">(5 s)</span>",
        "<td>Podpowiedź</td><td>Przedstaw się",
        "<span class=\"muted\">(przerwane)</span>",
    ] {
        assert!(table.contains(words), "{words}");
    }
}
