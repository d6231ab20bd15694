//! The region's countries as a grid of equal tiles. Every country has the same size, so that small islands are seen as
//! well, and no boundary has to be drawn.

use super::lists::shade;
use super::page::Page;
use crate::services::search::CountryLine;

/// The column and the row of each country and territory of the region, roughly where it lies.
const PLACES: [(&str, u8, u8); 51] = [
    ("MX", 0, 0),
    ("CU", 3, 0),
    ("BS", 4, 0),
    ("TC", 5, 0),
    ("VG", 6, 0),
    ("AI", 7, 0),
    ("SX", 8, 0),
    ("GT", 0, 1),
    ("BZ", 1, 1),
    ("JM", 3, 1),
    ("HT", 4, 1),
    ("DO", 5, 1),
    ("KN", 6, 1),
    ("AG", 7, 1),
    ("MF", 8, 1),
    ("SV", 0, 2),
    ("HN", 1, 2),
    ("KY", 3, 2),
    ("PR", 4, 2),
    ("VI", 5, 2),
    ("MS", 6, 2),
    ("DM", 7, 2),
    ("BL", 8, 2),
    ("NI", 1, 3),
    ("VC", 6, 3),
    ("LC", 7, 3),
    ("GP", 8, 3),
    ("CR", 1, 4),
    ("PA", 2, 4),
    ("AW", 3, 4),
    ("CW", 4, 4),
    ("BQ", 5, 4),
    ("GD", 6, 4),
    ("BB", 7, 4),
    ("MQ", 8, 4),
    ("CO", 3, 5),
    ("VE", 4, 5),
    ("GY", 5, 5),
    ("SR", 6, 5),
    ("TT", 7, 5),
    ("EC", 3, 6),
    ("PE", 4, 6),
    ("BR", 5, 6),
    ("GF", 6, 6),
    ("BO", 4, 7),
    ("PY", 5, 7),
    ("CL", 3, 8),
    ("AR", 4, 8),
    ("UY", 5, 8),
    ("FK", 5, 9),
    ("GS", 6, 9),
];

/// The distance between two tiles, and the size of one.
const STEP: u32 = 48;
const SIZE: u32 = 45;

/// The tile of a country. Lengths are in the picture's own unit.
pub struct Tile {
    /// The address of the country's page.
    pub address: String,
    /// Its name, code and number of practices.
    pub label: String,
    /// Its code.
    pub code: String,
    /// The number of practices.
    pub count: String,
    /// The class of the number.
    pub shade: &'static str,
    /// The left edge.
    pub x: f32,
    /// The upper edge.
    pub y: f32,
    /// The centre of the texts.
    pub middle: u32,
    /// The baseline of the code.
    pub code_line: f32,
    /// The baseline of the number.
    pub count_line: f32,
}

/// The tiles, in reading order, with the size of the picture.
pub struct Tiles {
    /// The tiles.
    pub tiles: Vec<Tile>,
    /// The picture's width.
    pub width: u32,
    /// The picture's height.
    pub height: u32,
}

impl Tiles {
    /// Arranges those of the countries that have a place in the grid.
    pub fn of(page: &Page, countries: &[CountryLine]) -> Tiles {
        let placed = PLACES.iter().filter_map(|(code, column, row)| {
            let line = countries.iter().find(|line| line.code == *code)?;
            Some((line, u32::from(*column), u32::from(*row)))
        });
        let placed: Vec<_> = placed.collect();
        let end = |last: Option<u32>| (last.unwrap_or(0) + 1) * STEP;
        Tiles {
            width: end(placed.iter().map(|(_, column, _)| *column).max()),
            height: end(placed.iter().map(|(_, _, row)| *row).max()),
            tiles: placed.iter().map(|(line, column, row)| tile(page, line, *column, *row)).collect(),
        }
    }
}

fn tile(page: &Page, line: &CountryLine, column: u32, row: u32) -> Tile {
    let count = usize::try_from(line.total).unwrap_or(usize::MAX);
    let practices = page.count("practices-counted", count);
    let args = [
        ("name", line.label.as_str().into()),
        ("code", line.code.as_str().into()),
        ("practices", practices.into()),
    ];
    let (left, top) = (column * STEP, row * STEP);
    let half = |whole: u32| whole as f32 + 0.5;
    Tile {
        address: page.to(&format!("/countries/{}", line.code)),
        label: page.with_args("country-tile", args),
        code: line.code.clone(),
        count: page.number(count),
        shade: shade(line.total),
        x: half(left + 1),
        y: half(top + 1),
        middle: left + STEP / 2,
        code_line: half(top + 21),
        count_line: half(top + 38),
    }
}

impl Tile {
    /// The side of a tile.
    pub fn size(&self) -> u32 {
        SIZE
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::country;

    #[test]
    fn every_place_is_that_of_one_country() {
        let places: BTreeSet<_> = PLACES.iter().map(|(_, column, row)| (column, row)).collect();
        let codes: BTreeSet<_> = PLACES.iter().map(|(code, ..)| code).collect();
        assert_eq!((places.len(), codes.len()), (PLACES.len(), PLACES.len()));
        assert!(PLACES.iter().all(|(code, ..)| country::name(code).is_some()));
    }

    #[test]
    fn every_country_of_the_region_has_a_place() {
        let groups: serde_json::Value =
            serde_json::from_str(include_str!("../../defaults/country_groups.json")).unwrap();
        let regions = groups.as_array().unwrap().iter().filter(|group| group["kind"] == "sub_region");
        let members = regions.flat_map(|region| region["members"].as_array().unwrap());
        let codes: BTreeSet<&str> = members.map(|member| member["country"].as_str().unwrap()).collect();
        let placed: BTreeSet<&str> = PLACES.iter().map(|(code, ..)| *code).collect();
        // Bouvet Island has no inhabitants.
        let missing: Vec<_> = codes.difference(&placed).collect();
        assert_eq!(missing, [&"BV"]);
    }
}
