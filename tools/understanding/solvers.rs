//! The two solvers that training needs: a linear separator and a small logistic regression. Deterministic.

/// Known features of an utterance: row and value.
pub type Rows = Vec<(u32, f32)>;

/// A linear separator with squared hinge loss, by dual coordinate descent in a fixed pseudo-random order.
pub fn separate(rows: &[Rows], labels: &[bool], width: usize, cost: f32) -> (Vec<f32>, f32) {
    const ROUNDS: usize = 12;
    let mut weights = vec![0.0_f32; width];
    let mut bias = 0.0_f32;
    let mut alpha = vec![0.0_f32; rows.len()];
    let squares: Vec<f32> = rows
        .iter()
        .map(|row| 1.0 + row.iter().map(|(_, value)| value * value).sum::<f32>())
        .collect();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for round in 0..ROUNDS {
        // Examples that lie far on their side have no say; they are looked at again now and then.
        let everything = round < 2 || round % 4 == 3;
        for at in (1..order.len()).rev() {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (state >> 33) as usize % (at + 1));
        }
        let mut moved = 0.0_f32;
        for &at in &order {
            if !everything && alpha[at] == 0.0 {
                continue;
            }
            let sign = if labels[at] { 1.0 } else { -1.0 };
            let margin = bias
                + rows[at]
                    .iter()
                    .map(|&(row, value)| weights[row as usize] * value)
                    .sum::<f32>();
            let diagonal = 0.5 / cost;
            let gradient = sign * margin - 1.0 + diagonal * alpha[at];
            let updated = (alpha[at] - gradient / (squares[at] + diagonal)).max(0.0);
            let step = (updated - alpha[at]) * sign;
            if step.abs() > 1e-7 {
                rows[at]
                    .iter()
                    .for_each(|&(row, value)| weights[row as usize] += step * value);
                bias += step;
                moved = moved.max(step.abs());
            }
            alpha[at] = updated;
        }
        if moved < 1e-3 && everything {
            break;
        }
    }
    (weights, bias)
}

/// Logistic regression by Newton's method, with a little ridge on every input but the last, which is one for the offset.
/// An input that is always zero gets no slope.
pub fn logistic<const N: usize>(rows: &[([f64; N], f64)]) -> [f64; N] {
    let ridge = |i: usize| if i + 1 < N { 0.1 } else { 1e-6 };
    let mut w = [0.0; N];
    for _ in 0..40 {
        let mut gradient: [f64; N] = std::array::from_fn(|i| w[i] * ridge(i));
        let mut hessian: [[f64; N]; N] =
            std::array::from_fn(|i| std::array::from_fn(|j| if i == j { ridge(i) } else { 0.0 }));
        for (x, y) in rows {
            let sum: f64 = w.iter().zip(x).map(|(w, x)| w * x).sum();
            let p = 1.0 / (1.0 + (-sum).exp());
            for i in 0..N {
                gradient[i] += (p - y) * x[i];
                for j in 0..N {
                    hessian[i][j] += p * (1.0 - p) * x[i] * x[j];
                }
            }
        }
        let step = solve(hessian, gradient);
        let longest = step.iter().fold(0.0_f64, |most, part| most.max(part.abs()));
        let damp = if longest > 2.0 { 2.0 / longest } else { 1.0 };
        for i in 0..N {
            w[i] -= damp * step[i];
        }
    }
    w
}

/// Solves linear equations by elimination.
fn solve<const N: usize>(mut a: [[f64; N]; N], mut b: [f64; N]) -> [f64; N] {
    for i in 0..N {
        for j in i + 1..N {
            let factor = a[j][i] / a[i][i];
            let pivot = a[i];
            for (cell, above) in a[j].iter_mut().zip(pivot).skip(i) {
                *cell -= factor * above;
            }
            b[j] -= factor * b[i];
        }
    }
    let mut x = [0.0; N];
    for i in (0..N).rev() {
        let rest: f64 = (i + 1..N).map(|k| a[i][k] * x[k]).sum();
        x[i] = (b[i] - rest) / a[i][i];
    }
    x
}
