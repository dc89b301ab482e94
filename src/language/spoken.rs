//! How figures are read aloud in Polish, for counting syllables. It must not be used to understand figures.

const ONES: [&str; 20] = [
    "zero",
    "jeden",
    "dwa",
    "trzy",
    "cztery",
    "pięć",
    "sześć",
    "siedem",
    "osiem",
    "dziewięć",
    "dziesięć",
    "jedenaście",
    "dwanaście",
    "trzynaście",
    "czternaście",
    "piętnaście",
    "szesnaście",
    "siedemnaście",
    "osiemnaście",
    "dziewiętnaście",
];
const TENS: [&str; 10] = [
    "",
    "dziesięć",
    "dwadzieścia",
    "trzydzieści",
    "czterdzieści",
    "pięćdziesiąt",
    "sześćdziesiąt",
    "siedemdziesiąt",
    "osiemdziesiąt",
    "dziewięćdziesiąt",
];
const HUNDREDS: [&str; 10] = [
    "",
    "sto",
    "dwieście",
    "trzysta",
    "czterysta",
    "pięćset",
    "sześćset",
    "siedemset",
    "osiemset",
    "dziewięćset",
];

/// Reads a run of ASCII digits as words: up to six digits as one number, longer runs digit by digit.
pub(super) fn read_digits(digits: &str) -> String {
    let short = digits.len() <= 6 && (digits.len() == 1 || !digits.starts_with('0'));
    match digits.parse::<u32>() {
        Ok(number) if short => read_number(number),
        _ => {
            let names: Vec<&str> = digits
                .bytes()
                .filter(u8::is_ascii_digit)
                .map(|digit| ONES[usize::from(digit - b'0')])
                .collect();
            names.join(" ")
        }
    }
}

fn read_number(number: u32) -> String {
    if number == 0 {
        return ONES[0].to_owned();
    }
    let (thousands, rest) = (number / 1000, number % 1000);
    let mut words = Vec::new();
    match thousands {
        0 => {}
        1 => words.push("tysiąc".to_owned()),
        2..=4 => words.push(format!("{} tysiące", below_thousand(thousands))),
        _ => words.push(format!("{} tysięcy", below_thousand(thousands % 1000))),
    }
    if rest > 0 {
        words.push(below_thousand(rest));
    }
    words.join(" ")
}

fn below_thousand(number: u32) -> String {
    let number = number as usize % 1000;
    let (hundreds, rest) = (number / 100, number % 100);
    let (tens, ones) = if rest < 20 { (0, rest) } else { (rest / 10, rest % 10) };
    let mut words = vec![HUNDREDS[hundreds], TENS[tens]];
    if ones > 0 {
        words.push(ONES[ones]);
    }
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_people_read_them() {
        for (digits, words) in [
            ("0", "zero"),
            ("17", "siedemnaście"),
            ("30", "trzydzieści"),
            ("2026", "dwa tysiące dwadzieścia sześć"),
            ("112", "sto dwanaście"),
            ("15000", "piętnaście tysięcy"),
            ("007", "zero zero siedem"),
            ("8007022", "osiem zero zero siedem zero dwa dwa"),
        ] {
            assert_eq!(read_digits(digits), words);
        }
    }
}
