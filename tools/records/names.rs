//! Names of people and places that are made up.

use sygnaly::domain::Address;

const WOMEN: [&str; 20] = [
    "Anna",
    "Barbara",
    "Celina",
    "Danuta",
    "Elżbieta",
    "Ewa",
    "Grażyna",
    "Halina",
    "Iwona",
    "Joanna",
    "Katarzyna",
    "Łucja",
    "Magdalena",
    "Małgorzata",
    "Natalia",
    "Olga",
    "Renata",
    "Świętosława",
    "Teresa",
    "Żaneta",
];
const MEN: [&str; 20] = [
    "Adam",
    "Bartosz",
    "Cezary",
    "Dariusz",
    "Eryk",
    "Feliks",
    "Grzegorz",
    "Henryk",
    "Ireneusz",
    "Jan",
    "Krzysztof",
    "Łukasz",
    "Marek",
    "Norbert",
    "Oskar",
    "Paweł",
    "Rafał",
    "Sławomir",
    "Tomasz",
    "Zbigniew",
];
/// Of a woman and of a man.
const LAST_NAMES: [(&str, &str); 30] = [
    ("Adamska", "Adamski"),
    ("Bąk", "Bąk"),
    ("Czarnecka", "Czarnecki"),
    ("Ćwik", "Ćwik"),
    ("Dąbrowska", "Dąbrowski"),
    ("Ejsmont", "Ejsmont"),
    ("Filipczuk", "Filipczuk"),
    ("Gołębiewska", "Gołębiewski"),
    ("Hryniewicka", "Hryniewicki"),
    ("Iwaniuk", "Iwaniuk"),
    ("Jabłońska", "Jabłoński"),
    ("Kowalczyk", "Kowalczyk"),
    ("Leśniewska", "Leśniewski"),
    ("Łapińska", "Łapiński"),
    ("Mróz", "Mróz"),
    ("Nowak-Zalewska", "Nowak"),
    ("Orłowska", "Orłowski"),
    ("Ósmak", "Ósmak"),
    ("Pietruszka", "Pietruszka"),
    ("Rutkowska", "Rutkowski"),
    ("Sienkiewicz", "Sienkiewicz"),
    ("Ślusarczyk", "Ślusarczyk"),
    ("Tomaszuk", "Tomaszuk"),
    ("Urban", "Urban"),
    ("Wiśniewska", "Wiśniewski"),
    ("Wójcik", "Wójcik"),
    ("Zając", "Zając"),
    ("Zielińska", "Zieliński"),
    ("Źrebiec", "Źrebiec"),
    ("Żak", "Żak"),
];
const POSITIONS: [&str; 5] = [
    "podinspektor",
    "inspektor",
    "starszy specjalista",
    "referent",
    "pomoc administracyjna",
];
const UNITS: [&str; 11] = [
    "Biuro Obsługi Interesanta",
    "Departament Obsługi Mieszkańców",
    "Referat Budownictwa",
    "Referat Finansów",
    "Referat Gospodarki Komunalnej",
    "Referat Oświaty",
    "Referat Podatków",
    "Referat Spraw Obywatelskich",
    "Sekretariat",
    "Urząd Stanu Cywilnego",
    "Wydział Spraw Społecznych",
];

/// Somebody's name and place.
pub struct Name {
    /// First name.
    pub first: &'static str,
    /// Last name.
    pub last: &'static str,
    /// How they are addressed.
    pub address: Address,
    /// Position.
    pub position: &'static str,
    /// Unit.
    pub unit: &'static str,
}

/// The name of the person of a number. No two of the first 10,000 have the same name in the same unit.
pub fn name(number: usize) -> Name {
    let pairs = LAST_NAMES.len();
    let firsts = WOMEN.len() + MEN.len();
    let last = LAST_NAMES[number % pairs];
    let first = number / pairs % firsts;
    let round = number / (pairs * firsts);
    let (first, last, address) = match WOMEN.get(first) {
        Some(woman) => (*woman, last.0, Address::Pani),
        None => (MEN[first - WOMEN.len()], last.1, Address::Pan),
    };
    Name {
        first,
        last,
        address,
        position: POSITIONS[number % POSITIONS.len()],
        unit: UNITS[(number + round) % UNITS.len()],
    }
}
