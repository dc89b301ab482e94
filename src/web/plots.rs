//! Plots as SVG: a heat map and bars. Each holds its figures as text, so that nothing is told by colour alone, and a table beside it
//! says the same. It must not know markup; the templates write it, and escape every word.

use askama::Template;

/// So many units of a drawing are as wide as the type is high: a drawing grows with the reader's type.
const EM: u32 = 16;

/// The heat map's measures, units.
const NAME: u32 = 216;
const CELL: u32 = 48;
const ROW: u32 = 28;
const HEAD: u32 = 30;
const GAP: u32 = 10;
const LEGEND: u32 = 44;
/// Letters of a name that fit before its row.
const LETTERS: usize = 28;

/// The bars' measures, units.
const BARS: u32 = 640;
const MARGIN: u32 = 24;
const SCALE: u32 = 24;
const ITEM: u32 = 46;
const BAR: u32 = 16;

/// Steps of a share in percent: from here on, the class that colours the field, and how the step is written.
const STEPS: [Step; 5] = [
    step(0, "heat-0", "0–49"),
    step(50, "heat-1", "50–69"),
    step(70, "heat-2", "70–84"),
    step(85, "heat-3", "85–94"),
    step(95, "heat-4", "95–100"),
];

#[derive(Debug, Clone, Copy)]
struct Step {
    from: u32,
    class: &'static str,
    label: &'static str,
}

const fn step(from: u32, class: &'static str, label: &'static str) -> Step {
    Step { from, class, label }
}

/// A share as it is written and coloured: whole percent.
pub(super) fn whole(share: f64) -> u32 {
    // Between 0 and 100: no share is anything else.
    share.round().clamp(0.0, 100.0) as u32
}

/// What a plot is called, and what it shows.
#[derive(Debug, Clone)]
pub(super) struct About {
    /// What the ids in it begin with; no other plot of the page has it.
    pub(super) id: &'static str,
    /// Its title.
    pub(super) title: String,
    /// How it is read, in a sentence or two.
    pub(super) description: String,
}

/// A row of a heat map.
#[derive(Debug, Clone)]
pub(super) struct HeatRow {
    /// What it is of.
    pub(super) name: String,
    /// Shares in percent, a column each; none: nothing to share.
    pub(super) shares: Vec<Option<f64>>,
}

/// A heat map of shares.
#[derive(Debug, Template)]
#[template(path = "heat-map.html")]
pub(super) struct HeatMap {
    about: About,
    width: u32,
    height: u32,
    width_em: String,
    height_em: String,
    columns: Vec<Label>,
    names: Vec<Label>,
    fields: Vec<Field>,
    /// Where the legend's fields begin.
    legend: Vec<Field>,
    legend_title: Label,
}

/// Words at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Label {
    x: u32,
    y: u32,
    text: String,
}

/// A field with its figure, coloured by the style sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Field {
    x: u32,
    y: u32,
    width: u32,
    height: u32,
    class: &'static str,
    text_x: u32,
    text_y: u32,
    text: String,
}

impl HeatMap {
    /// Draws rows over columns of these names. The first row sums up the others and stands by itself. `scale` names the legend.
    pub(super) fn of(about: About, columns: &[String], rows: &[HeatRow], scale: &str) -> Self {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let across = count(columns.len()).saturating_mul(CELL);
        let legend_width = NAME + count(STEPS.len()) * 2 * CELL;
        let width = NAME.saturating_add(across).max(legend_width) + 2;
        let top = |row: u32| HEAD + row * ROW + if row > 0 { GAP } else { 0 };
        let bottom = top(count(rows.len()));
        let (mut names, mut fields) = (Vec::new(), Vec::new());
        for (row, y) in rows.iter().zip((0..).map(top)) {
            names.push(Label {
                x: NAME - 8,
                y: y + 19,
                text: shortened(&row.name),
            });
            let across = row.shares.iter().zip((NAME..).step_by(CELL as usize));
            fields.extend(across.map(|(share, x)| field(x, y, CELL, *share)));
        }
        let height = bottom + LEGEND;
        let legend = STEPS.iter().zip((NAME..).step_by(2 * CELL as usize));
        Self {
            about,
            width,
            height,
            width_em: em(width),
            height_em: em(height),
            columns: columns
                .iter()
                .zip((NAME + CELL / 2..).step_by(CELL as usize))
                .map(|(name, x)| Label {
                    x,
                    y: HEAD - 10,
                    text: name.clone(),
                })
                .collect(),
            names,
            fields,
            legend: legend
                .map(|(step, x)| Field {
                    text: step.label.to_owned(),
                    ..field(x, bottom + 12, 2 * CELL, Some(f64::from(step.from)))
                })
                .collect(),
            legend_title: Label {
                x: NAME - 8,
                y: bottom + 12 + 19,
                text: scale.to_owned(),
            },
        }
    }
}

fn field(x: u32, y: u32, width: u32, share: Option<f64>) -> Field {
    let share = share.map(whole);
    let step = share.and_then(|share| STEPS.iter().rev().find(|step| step.from <= share));
    Field {
        x,
        y,
        width,
        height: ROW,
        class: step.map_or("heat-none", |step| step.class),
        text_x: x + width / 2,
        text_y: y + 19,
        text: share.map_or_else(|| "–".to_owned(), |share| share.to_string()),
    }
}

/// A bar.
#[derive(Debug, Clone)]
pub(super) struct BarRow {
    /// What it is of.
    pub(super) name: String,
    /// Its length in percent; none: it has none.
    pub(super) share: Option<f64>,
    /// Its figures in words.
    pub(super) figures: String,
}

/// Shares as bars, one below the other, each under its name.
#[derive(Debug, Template)]
#[template(path = "bars.html")]
pub(super) struct Bars {
    about: About,
    width: u32,
    height: u32,
    width_em: String,
    height_em: String,
    /// How long a bar of 100 percent is.
    track: u32,
    ticks: Vec<Label>,
    bars: Vec<Bar>,
}

/// A bar at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bar {
    name: Label,
    figures: Label,
    x: u32,
    y: u32,
    width: u32,
    height: u32,
}

impl Bars {
    /// Draws bars on a scale from 0 to 100 percent.
    pub(super) fn of(about: About, rows: &[BarRow]) -> Self {
        let long = BARS - 2 * MARGIN;
        let at = |percent: u32| MARGIN + long * percent / 100;
        let bars: Vec<Bar> = rows
            .iter()
            .zip((SCALE..).step_by(ITEM as usize))
            .map(|(row, y)| Bar {
                name: Label {
                    x: MARGIN,
                    y: y + 16,
                    text: row.name.clone(),
                },
                figures: Label {
                    x: BARS - MARGIN,
                    y: y + 16,
                    text: row.figures.clone(),
                },
                x: MARGIN,
                y: y + 22,
                width: row.share.map_or(0, |share| at(whole(share)) - MARGIN),
                height: BAR,
            })
            .collect();
        let bottom = bars.last().map_or(SCALE, |bar| bar.y + bar.height);
        let height = bottom + 8;
        Self {
            about,
            width: BARS,
            height,
            width_em: em(BARS),
            height_em: em(height),
            track: long,
            ticks: [0, 25, 50, 75, 100]
                .map(|percent| Label {
                    x: at(percent),
                    y: SCALE - 8,
                    text: format!("{percent}%"),
                })
                .into(),
            bars,
        }
    }
}

/// A length as CSS takes it, so that it grows with the type.
fn em(units: u32) -> String {
    format!("{}em", f64::from(units) / f64::from(EM))
}

/// A name as it fits before its row; the table beside has the whole.
fn shortened(name: &str) -> String {
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    let start: String = name.chars().take(LETTERS - 1).collect();
    format!("{}…", start.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(id: &'static str) -> About {
        About {
            id,
            title: "Osoby i reguły".to_owned(),
            description: "Liczby to procenty.".to_owned(),
        }
    }

    fn heat_map() -> String {
        let row = |name: &str, shares: &[Option<f64>]| HeatRow {
            name: name.to_owned(),
            shares: shares.to_vec(),
        };
        let rows = [
            row("Wszyscy", &[Some(69.5), Some(100.0)]),
            row("Żak <b>Anna</b>", &[Some(49.4), None]),
        ];
        let columns = ["4.1.a".to_owned(), "4.1.b".to_owned()];
        HeatMap::of(about("heat"), &columns, &rows, "Procent").render().unwrap()
    }

    #[test]
    fn a_heat_map_is_what_it_was() {
        insta::assert_snapshot!(heat_map());
    }

    #[test]
    fn every_field_of_a_heat_map_has_its_figure_and_every_word_is_escaped() {
        let svg = heat_map();
        assert_eq!(svg.matches("<rect").count(), 4 + STEPS.len());
        for figure in [">70</text>", ">100</text>", ">49</text>", ">–</text>"] {
            assert!(svg.contains(figure), "{figure}");
        }
        assert!(!svg.contains("<b>"), "{svg}");
        assert!(!svg.contains("style"), "{svg}");
        assert!(svg.contains("role=\"img\"") && svg.contains("aria-labelledby=\"heat-title\""));
    }

    #[test]
    fn a_share_is_coloured_by_what_is_written() {
        // 49.5 is written 50, and lies in the step that says 50.
        assert_eq!(field(0, 0, CELL, Some(49.4)).class, "heat-0");
        assert_eq!(field(0, 0, CELL, Some(49.5)).class, "heat-1");
        assert_eq!(field(0, 0, CELL, Some(94.6)).class, "heat-4");
        assert_eq!(field(0, 0, CELL, None).class, "heat-none");
        assert_eq!(whole(f64::NAN), 0);
    }

    #[test]
    fn bars_stay_on_their_scale_and_say_their_figures() {
        let row = |share: Option<f64>| BarRow {
            name: "jąka się & <i>".to_owned(),
            share,
            figures: "3 z 4".to_owned(),
        };
        let bars = Bars::of(about("needs"), &[row(Some(75.0)), row(None), row(Some(100.0))]);
        let widths: Vec<u32> = bars.bars.iter().map(|bar| bar.width).collect();
        assert_eq!(widths, [444, 0, 592]);
        let svg = bars.render().unwrap();
        assert!(svg.contains("jąka się &#38; &#60;i&#62;"), "{svg}");
        assert_eq!(svg.matches("3 z 4").count(), 3);
        let none = Bars::of(about("needs"), &[]).render().unwrap();
        assert!(none.contains("</svg>"));
    }

    #[test]
    fn a_long_name_is_cut_between_letters() {
        let long = "Żółć-Kowalska-Brzęczyszczykiewicz Anna";
        let cut = shortened(long);
        assert_eq!(cut.chars().count(), LETTERS);
        assert!(cut.ends_with('…'));
        assert_eq!(shortened("Żak Anna"), "Żak Anna");
    }
}
