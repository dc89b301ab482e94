//! Where the boxes and lines of a graph go: boxes in layers from top to bottom, lines through the gaps between them. It knows
//! sizes and numbers, no words and no markup, and gives the same drawing for the same graph.
//!
//! The way of Sugiyama: what leads back is turned round, every box lies one layer under the lowest one that leads to it, long
//! lines hold a place in every layer that they pass, layers are ordered so that few lines cross, and within its layer each box
//! goes as near to its neighbours above and below as those beside it leave room for. The crates that do this either draw
//! without regard to names and contrast, or say nothing of the lines.

use std::collections::BTreeMap;

/// Between two boxes of a layer.
const BESIDE: f64 = 28.0;
/// Between two layers: room for lines to cross in.
const BETWEEN: f64 = 40.0;
/// The width that a line holds in a layer that it passes.
const PASSING: f64 = 8.0;
/// Passes over all layers; more change nothing any more in conversations of sixty moments.
const ORDERINGS: usize = 12;
const PLACINGS: usize = 8;

/// The size of a box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Size {
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A box in its place; `x` and `y` are those of its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) size: Size,
}

/// A point.
pub(super) type Point = (f64, f64);

/// A drawing that begins at 0, 0.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// A place for every box, in their order.
    pub(super) spots: Vec<Spot>,
    /// A line for every edge, in their order, from its beginning to its end. Between two points of the same `x` it is straight.
    pub(super) lines: Vec<Vec<Point>>,
    pub(super) size: Size,
}

/// Lays boxes out. Edges lead from box to box, by number; none leads to where it begins, and none beyond the boxes.
pub(super) fn layout(sizes: &[Size], edges: &[(usize, usize)]) -> Layout {
    let (order, down) = downwards(sizes.len(), edges);
    let mut rows = Rows::new(sizes, &down, &layers(&order, &down));
    rows.arrange();
    rows.place();
    rows.draw(sizes, edges, &down)
}

/// The boxes in an order in which no edge leads back, and every edge so turned.
fn downwards(count: usize, edges: &[(usize, usize)]) -> (Vec<usize>, Vec<(usize, usize)>) {
    let mut leaving: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (number, (from, _)) in edges.iter().enumerate() {
        leaving[*from].push(number);
    }
    let (mut seen, mut open) = (vec![false; count], vec![false; count]);
    let mut turned = edges.to_vec();
    let mut done = Vec::new();
    for root in 0..count {
        if seen[root] {
            continue;
        }
        (seen[root], open[root]) = (true, true);
        // A box, and how many of its edges were followed.
        let mut path = vec![(root, 0_usize)];
        while let Some((node, followed)) = path.last_mut() {
            let Some(number) = leaving[*node].get(*followed).copied() else {
                open[*node] = false;
                done.push(*node);
                path.pop();
                continue;
            };
            *followed += 1;
            let (from, to) = edges[number];
            if open[to] {
                turned[number] = (to, from);
            } else if !seen[to] {
                (seen[to], open[to]) = (true, true);
                path.push((to, 0));
            }
        }
    }
    done.reverse();
    (done, turned)
}

/// The layer of each box: one under the lowest that leads to it.
fn layers(order: &[usize], down: &[(usize, usize)]) -> Vec<usize> {
    let mut layers = vec![0_usize; order.len()];
    for node in order {
        for (_, to) in down.iter().filter(|(from, to)| from == node && to != from) {
            layers[*to] = layers[*to].max(layers[*node] + 1);
        }
    }
    layers
}

/// What holds a place in a layer: a box, or a line that passes.
#[derive(Debug, Clone, Copy)]
struct Slot {
    width: f64,
    height: f64,
    layer: usize,
    /// The middle.
    x: f64,
}

struct Rows {
    /// The boxes in their order, then the passing lines.
    slots: Vec<Slot>,
    /// The slots of each edge, from top to bottom.
    chains: Vec<Vec<usize>>,
    /// The neighbours of each slot in the layer above and below.
    above: Vec<Vec<usize>>,
    below: Vec<Vec<usize>>,
    /// The slots of each layer, from left to right.
    rows: Vec<Vec<usize>>,
}

impl Rows {
    fn new(sizes: &[Size], down: &[(usize, usize)], layers: &[usize]) -> Self {
        let boxes = sizes.iter().zip(layers).map(|(size, layer)| Slot {
            width: size.width,
            height: size.height,
            layer: *layer,
            x: 0.0,
        });
        let mut slots: Vec<Slot> = boxes.collect();
        let mut chains: Vec<Vec<usize>> = Vec::new();
        for (from, to) in down {
            let mut chain = vec![*from];
            for layer in layers[*from] + 1..layers[*to] {
                chain.push(slots.len());
                slots.push(Slot {
                    width: PASSING,
                    height: 0.0,
                    layer,
                    x: 0.0,
                });
            }
            chain.push(*to);
            chains.push(chain);
        }
        let mut rows = vec![Vec::new(); layers.iter().max().map_or(0, |last| last + 1)];
        for (number, slot) in slots.iter().enumerate() {
            rows[slot.layer].push(number);
        }
        let (mut above, mut below) = (vec![Vec::new(); slots.len()], vec![Vec::new(); slots.len()]);
        for pair in chains.iter().flat_map(|chain| chain.windows(2)) {
            below[pair[0]].push(pair[1]);
            above[pair[1]].push(pair[0]);
        }
        Self {
            slots,
            chains,
            above,
            below,
            rows,
        }
    }

    /// Orders the layers so that few lines cross.
    fn arrange(&mut self) {
        let mut best = (self.crossings(), self.rows.clone());
        for pass in 0..ORDERINGS {
            let downwards = pass.is_multiple_of(2);
            let mut places = self.places();
            for layer in self.along(downwards) {
                let beside = if downwards { &self.above } else { &self.below };
                let mut row: Vec<(f64, usize)> = self.rows[layer]
                    .iter()
                    .map(|slot| {
                        let others = beside[*slot].iter().map(|other| places[*other]);
                        (mean(others).unwrap_or(places[*slot]), *slot)
                    })
                    .collect();
                // Stable: whoever pulls alike stays as they stand.
                row.sort_by(|(one, _), (other, _)| one.total_cmp(other));
                self.rows[layer] = row.into_iter().map(|(_, slot)| slot).collect();
                for (place, slot) in self.rows[layer].iter().enumerate() {
                    places[*slot] = place as f64;
                }
            }
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.rows.clone());
            }
        }
        self.rows = best.1;
    }

    /// The layers that have one beside them to look at, in the order of a pass.
    fn along(&self, downwards: bool) -> Vec<usize> {
        if downwards {
            (1..self.rows.len()).collect()
        } else {
            (0..self.rows.len().saturating_sub(1)).rev().collect()
        }
    }

    /// The place of each slot in its layer.
    fn places(&self) -> Vec<f64> {
        let mut places = vec![0.0; self.slots.len()];
        for row in &self.rows {
            for (place, slot) in row.iter().enumerate() {
                places[*slot] = place as f64;
            }
        }
        places
    }

    /// How often lines cross.
    fn crossings(&self) -> usize {
        let places = &self.places();
        let mut crossings = 0;
        for row in &self.rows {
            let hops: Vec<(f64, f64)> = row
                .iter()
                .flat_map(|slot| {
                    self.below[*slot]
                        .iter()
                        .map(move |other| (places[*slot], places[*other]))
                })
                .collect();
            for (number, (from, to)) in hops.iter().enumerate() {
                let others = hops[number + 1..].iter();
                crossings += others
                    .filter(|(other_from, other_to)| (from - other_from) * (to - other_to) < 0.0)
                    .count();
            }
        }
        crossings
    }

    /// Finds where in its layer each slot is.
    fn place(&mut self) {
        for layer in 0..self.rows.len() {
            self.settle(layer, |_, _| None);
        }
        for pass in 0..PLACINGS {
            let downwards = pass.is_multiple_of(2);
            for layer in self.along(downwards) {
                self.settle(layer, |rows, slot| {
                    let beside = if downwards { &rows.above } else { &rows.below };
                    mean(beside[slot].iter().map(|other| rows.slots[*other].x))
                });
            }
        }
        let edges = self.slots.iter().map(|slot| slot.x - slot.width / 2.0);
        let left = edges.reduce(f64::min).unwrap_or_default();
        for slot in &mut self.slots {
            slot.x -= left;
        }
    }

    /// Moves the slots of a layer as near as they can be to where they are wanted, in their order and apart.
    fn settle(&mut self, layer: usize, wanted: impl Fn(&Self, usize) -> Option<f64>) {
        let row = &self.rows[layer];
        let mut reach = 0.0;
        let mut before: Option<f64> = None;
        // How far right of the first one each has to be at least, and where it then wants the first one to be.
        let mut offsets = Vec::new();
        let mut blocks: Vec<(f64, usize)> = Vec::new();
        for slot in row {
            let half = self.slots[*slot].width / 2.0;
            reach += before.map_or(0.0, |before| before + BESIDE + half);
            before = Some(half);
            offsets.push(reach);
            let wish = wanted(self, *slot).unwrap_or(self.slots[*slot].x) - reach;
            blocks.push((wish, 1));
            // Whoever wants to be left of their left neighbour agrees with them on the middle.
            while let [.., (one, many), (other, more)] = blocks.as_slice()
                && one > other
            {
                let together = (one * *many as f64 + other * *more as f64) / (many + more) as f64;
                let count = many + more;
                blocks.truncate(blocks.len() - 2);
                blocks.push((together, count));
            }
        }
        let first = blocks
            .into_iter()
            .flat_map(|(first, count)| std::iter::repeat_n(first, count));
        let middles: Vec<f64> = first.zip(offsets).map(|(first, offset)| first + offset).collect();
        for (slot, x) in self.rows[layer].iter().zip(middles) {
            self.slots[*slot].x = x;
        }
    }

    fn draw(&self, sizes: &[Size], edges: &[(usize, usize)], down: &[(usize, usize)]) -> Layout {
        // Upper and lower edge of each layer.
        let mut bands: Vec<(f64, f64)> = Vec::new();
        for row in &self.rows {
            let top = bands.last().map_or(0.0, |(_, bottom)| bottom + BETWEEN);
            let heights = row.iter().map(|slot| self.slots[*slot].height);
            bands.push((top, top + heights.reduce(f64::max).unwrap_or_default()));
        }
        let ports = self.ports(sizes.len());
        let lines = self.chains.iter().enumerate().map(|(number, chain)| {
            let mut line: Vec<Point> = Vec::new();
            for (hop, slot) in chain.iter().enumerate() {
                let Slot { height, layer, x, .. } = self.slots[*slot];
                let (top, bottom) = bands[layer];
                let is_box = *slot < sizes.len();
                if hop > 0 {
                    let x = ports.get(&(*slot, number, Side::Top)).copied().unwrap_or(x);
                    line.push((x, top));
                }
                if hop + 1 < chain.len() {
                    let x = ports.get(&(*slot, number, Side::Bottom)).copied().unwrap_or(x);
                    line.push((x, if is_box { top + height } else { top }));
                    line.push((x, bottom));
                }
            }
            line.dedup();
            if edges[number] != down[number] {
                line.reverse();
            }
            line
        });
        let lines: Vec<Vec<Point>> = lines.collect();
        let spots = sizes.iter().zip(&self.slots).map(|(size, slot)| Spot {
            x: slot.x - size.width / 2.0,
            y: bands[slot.layer].0,
            size: *size,
        });
        let rights = self.slots.iter().map(|slot| slot.x + slot.width / 2.0);
        Layout {
            spots: spots.collect(),
            size: Size {
                width: rights.reduce(f64::max).unwrap_or_default(),
                height: bands.last().map_or(0.0, |(_, bottom)| *bottom),
            },
            lines,
        }
    }

    /// Where along the sides of the boxes lines begin and end: evenly, in the order of where they go.
    fn ports(&self, boxes: usize) -> BTreeMap<(usize, usize, Side), f64> {
        let mut sides: BTreeMap<(usize, Side), Vec<(f64, usize)>> = BTreeMap::new();
        for (number, chain) in self.chains.iter().enumerate() {
            for pair in chain.windows(2) {
                let (upper, lower) = (pair[0], pair[1]);
                let ends = [
                    (upper, Side::Bottom, self.slots[lower].x),
                    (lower, Side::Top, self.slots[upper].x),
                ];
                for (slot, side, goes_to) in ends.into_iter().filter(|(slot, _, _)| *slot < boxes) {
                    sides.entry((slot, side)).or_default().push((goes_to, number));
                }
            }
        }
        let mut ports = BTreeMap::new();
        for ((slot, side), mut lines) in sides {
            lines.sort_by(|(one, _), (other, _)| one.total_cmp(other));
            let Slot { x, width, .. } = self.slots[slot];
            let apart = width / (lines.len() + 1) as f64;
            for (place, (_, number)) in lines.into_iter().enumerate() {
                ports.insert((slot, number, side), x - width / 2.0 + apart * (place + 1) as f64);
            }
        }
        ports
    }
}

/// A side of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Top,
    Bottom,
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn square(side: f64) -> Size {
        Size {
            width: side,
            height: side,
        }
    }

    #[test]
    fn a_row_of_boxes_goes_straight_down() {
        let drawn = layout(&[square(40.0), square(20.0)], &[(0, 1)]);
        assert_eq!(drawn.spots[0].x, 0.0);
        assert_eq!(drawn.spots[1].x, 10.0, "in the middle under the first one");
        assert_eq!(drawn.lines, [vec![(20.0, 40.0), (20.0, 40.0 + BETWEEN)]]);
        assert_eq!(
            drawn.size,
            Size {
                width: 40.0,
                height: 60.0 + BETWEEN
            }
        );
    }

    #[test]
    fn what_leads_back_goes_up() {
        let drawn = layout(&[square(40.0); 3], &[(0, 1), (1, 2), (2, 0)]);
        let back = &drawn.lines[2];
        assert!(
            back[0].1 > back[back.len() - 1].1,
            "from the last box up to the first: {back:?}"
        );
        assert!(drawn.spots[0].y < drawn.spots[1].y && drawn.spots[1].y < drawn.spots[2].y);
    }

    #[test]
    fn lines_that_need_not_cross_do_not() {
        // 0 → 1, 2, and 1 → 4, 2 → 3: in the order of their numbers the last two would cross.
        let edges = [(0, 1), (0, 2), (1, 4), (2, 3)];
        let (order, down) = downwards(5, &edges);
        let mut rows = Rows::new(&[square(10.0); 5], &down, &layers(&order, &down));
        rows.arrange();
        assert_eq!(rows.crossings(), 0);
    }

    #[test]
    fn nothing_at_all_is_drawn_too() {
        assert_eq!(layout(&[], &[]).size, square(0.0));
    }

    /// Graphs of up to sixty boxes of all sizes.
    fn graphs() -> impl Strategy<Value = (Vec<Size>, Vec<(usize, usize)>)> {
        (1_usize..=60).prop_flat_map(|count| {
            let size = (20.0_f64..300.0, 10.0_f64..120.0).prop_map(|(width, height)| Size { width, height });
            let edges = prop::collection::vec((0..count, 0..count), 0..=2 * count);
            let edges = edges.prop_map(|edges| edges.into_iter().filter(|(from, to)| from != to).collect::<Vec<_>>());
            (prop::collection::vec(size, count), edges)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_two_boxes_overlap_and_every_line_joins_its_boxes((sizes, edges) in graphs()) {
            let drawn = layout(&sizes, &edges);
            prop_assert_eq!(drawn.spots.len(), sizes.len());
            for (number, one) in drawn.spots.iter().enumerate() {
                prop_assert!(one.x >= -0.01 && one.x + one.size.width <= drawn.size.width + 0.01);
                prop_assert!(one.y >= -0.01 && one.y + one.size.height <= drawn.size.height + 0.01);
                for other in &drawn.spots[number + 1..] {
                    let beside = one.x + one.size.width <= other.x || other.x + other.size.width <= one.x;
                    let under = one.y + one.size.height <= other.y || other.y + other.size.height <= one.y;
                    prop_assert!(beside || under, "{one:?} and {other:?}");
                }
            }
            for (line, (from, to)) in drawn.lines.iter().zip(&edges) {
                for (point, number) in [(line[0], from), (line[line.len() - 1], to)] {
                    let spot = drawn.spots[*number];
                    prop_assert!(spot.x <= point.0 && point.0 <= spot.x + spot.size.width);
                    let (top, bottom) = (spot.y, spot.y + spot.size.height);
                    prop_assert!((point.1 - top).abs() < 0.01 || (point.1 - bottom).abs() < 0.01);
                }
            }
            prop_assert_eq!(layout(&sizes, &edges), drawn, "the same graph is drawn alike");
        }
    }
}
