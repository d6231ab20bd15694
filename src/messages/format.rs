//! Numbers and dates as people write them in each language. The patterns are CLDR 47's.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::language::UiLanguage;
use crate::domain::time::Timestamp;

const ES: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const PT: [&str; 12] = [
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
];
const FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Returns a number with at most three decimals, its thousands grouped: by a narrow no-break space in Spanish (only
/// from five digits on, as the Real Academia asks) and French, by a comma in English and a point in Portuguese.
pub fn number(ui_language: UiLanguage, number: f64) -> String {
    let (group, point) = match ui_language {
        UiLanguage::En => (',', '.'),
        UiLanguage::Pt => ('.', ','),
        UiLanguage::Es | UiLanguage::Fr => ('\u{202f}', ','),
    };
    let rounded = format!("{:.3}", number.abs());
    let (whole, decimals) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let decimals = decimals.trim_end_matches('0');
    let is_grouped = whole.len() > if ui_language == UiLanguage::Es { 4 } else { 3 };
    let mut text = String::new();
    if number < 0.0 && (!decimals.is_empty() || whole != "0") {
        text.push('\u{2212}');
    }
    for (at, digit) in whole.chars().enumerate() {
        if is_grouped && at > 0 && (whole.len() - at) % 3 == 0 {
            text.push(group);
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push(point);
        text.push_str(decimals);
    }
    text
}

/// Returns the day of a point in time, in UTC: `26 de noviembre de 2026`.
pub fn date(ui_language: UiLanguage, at: Timestamp) -> String {
    civil(at).map_or_else(|| at.to_string(), |day| day_of(ui_language, day))
}

/// Returns the day and the minute of a point in time, in UTC: `26 de noviembre de 2026, 14:02 UTC`.
pub fn moment(ui_language: UiLanguage, at: Timestamp) -> String {
    let Ok(stamp) = jiff::Timestamp::from_microsecond(at.micros()) else { return at.to_string() };
    let time = TimeZone::UTC.to_datetime(stamp);
    format!("{}, {:02}:{:02} UTC", day_of(ui_language, time.date()), time.hour(), time.minute())
}

/// Returns the minute of a point in time, in UTC: `14:02 UTC`.
pub fn time(at: Timestamp) -> String {
    let Ok(stamp) = jiff::Timestamp::from_microsecond(at.micros()) else { return at.to_string() };
    let time = TimeZone::UTC.to_datetime(stamp);
    format!("{:02}:{:02} UTC", time.hour(), time.minute())
}

/// Returns a date that may be only a year (`2019`) or a month (`2019-05`), as the template's dates are. Anything else is
/// returned as it is.
pub fn partial_date(ui_language: UiLanguage, text: &str) -> String {
    if let Ok(day) = text.parse::<Date>() {
        return day_of(ui_language, day);
    }
    let Ok(first) = format!("{text}-01").parse::<Date>() else { return text.to_owned() };
    let (month, year) = (name_of(ui_language, first.month()), first.year());
    match ui_language {
        UiLanguage::Es | UiLanguage::Pt => format!("{month} de {year}"),
        UiLanguage::En | UiLanguage::Fr => format!("{month} {year}"),
    }
}

/// Returns the day as `YYYY-MM-DD`, in UTC, for attributes and metadata.
pub fn iso_date(at: Timestamp) -> String {
    at.to_string().chars().take(10).collect()
}

fn civil(at: Timestamp) -> Option<Date> {
    let stamp = jiff::Timestamp::from_microsecond(at.micros()).ok()?;
    Some(TimeZone::UTC.to_datetime(stamp).date())
}

fn name_of(ui_language: UiLanguage, month: i8) -> &'static str {
    let names = match ui_language {
        UiLanguage::Es => &ES,
        UiLanguage::En => &EN,
        UiLanguage::Pt => &PT,
        UiLanguage::Fr => &FR,
    };
    usize::try_from(month - 1).ok().and_then(|at| names.get(at)).copied().unwrap_or_default()
}

fn day_of(ui_language: UiLanguage, date: Date) -> String {
    let (day, month, year) = (date.day(), name_of(ui_language, date.month()), date.year());
    match ui_language {
        UiLanguage::Es | UiLanguage::Pt => format!("{day} de {month} de {year}"),
        UiLanguage::En => format!("{month} {day}, {year}"),
        UiLanguage::Fr if day == 1 => format!("1er {month} {year}"),
        UiLanguage::Fr => format!("{day} {month} {year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        let all = |value| UiLanguage::ALL.map(|language| number(language, value));
        assert_eq!(all(999.0), ["999"; 4]);
        assert_eq!(all(1234.0), ["1234", "1,234", "1.234", "1\u{202f}234"]);
        assert_eq!(
            all(1_234_567.0),
            ["1\u{202f}234\u{202f}567", "1,234,567", "1.234.567", "1\u{202f}234\u{202f}567"]
        );
        assert_eq!(all(-0.25), ["\u{2212}0,25", "\u{2212}0.25", "\u{2212}0,25", "\u{2212}0,25"]);
        assert_eq!(all(-0.0001), ["0"; 4]);
    }

    #[test]
    fn dates_are_written_out_and_the_first_is_ordinal_in_french() {
        let at: Timestamp = "2026-03-01T23:59:59Z".parse().unwrap();
        let all = UiLanguage::ALL.map(|language| date(language, at));
        assert_eq!(all, ["1 de marzo de 2026", "March 1, 2026", "1 de março de 2026", "1er mars 2026"]);
        assert_eq!(moment(UiLanguage::Fr, at), "1er mars 2026, 23:59 UTC");
        assert_eq!(iso_date(at), "2026-03-01");
    }

    #[test]
    fn a_date_may_be_a_year_a_month_or_a_day() {
        let all = |text| UiLanguage::ALL.map(|language| partial_date(language, text));
        assert_eq!(all("2019"), ["2019"; 4]);
        assert_eq!(all("2019-05"), ["mayo de 2019", "May 2019", "maio de 2019", "mai 2019"]);
        assert_eq!(all("2019-05-02")[0], "2 de mayo de 2019");
        assert_eq!(all("spring 2019"), ["spring 2019"; 4]);
    }
}
