//! The members of a group of countries, as the form of its term has them: rows that are added and removed on the page.

use std::collections::BTreeSet;

use super::controls::Control;
use crate::domain::country;
use crate::domain::html::Html;
use crate::domain::text::folded;
use crate::domain::vocabulary::{GroupMember, STATUSES, Term, Vocabulary};
use crate::error::{Fault, FaultCode, Result};
use crate::http::pages::admin::countries;
use crate::http::pages::form::{Fields, FormFaults};
use crate::http::pages::page::Page;
use crate::messages;

/// The vocabulary of the bodies in which countries take part with dates, and that of the parts of the region.
const BODIES: &str = "memberships";
const REGIONS: &str = "sub_regions";
/// The pointer of the list.
pub const POINTER: &str = "/members";
/// The most rows that are read: more than there may be, so that the service says so.
const MOST_ROWS: usize = 600;

/// The members in the form of a term.
pub struct MembersView {
    /// The rows.
    pub rows: Vec<RowView>,
    /// How they are filled in.
    pub hint: String,
    /// What is wrong with the list as a whole.
    pub fault: Option<String>,
    /// Whether rows have a status and dates.
    pub is_dated: bool,
}

/// A country in the form.
pub struct RowView {
    /// The id of its element.
    pub id: String,
    /// The name of the country.
    pub label: String,
    /// What is filled in.
    pub controls: Html,
    /// What is kept although nobody fills it in: names and values.
    pub hidden: Vec<(String, String)>,
    /// The value of the button that removes it.
    pub remove: String,
}

/// Whether the terms of a vocabulary are groups of countries.
pub fn are_groups(vocabulary: &Vocabulary) -> bool {
    [BODIES, REGIONS].contains(&vocabulary.name.as_str())
        || vocabulary.items.iter().any(|term| !term.members.is_empty())
}

/// Fills in the members of a term, by the names of the countries.
pub fn fill_in(page: &Page, typed: &mut Fields, term: &Term) {
    let name = |code: &str| country::name(code).map_or("", |name| name.in_language(page.language));
    let mut members: Vec<&GroupMember> = term.members.iter().collect();
    members.sort_by_cached_key(|member| (folded(name(&member.country)), member.from.clone()));
    for (at, member) in members.into_iter().enumerate() {
        fill_in_row(typed, at, member);
    }
}

fn fill_in_row(typed: &mut Fields, at: usize, member: &GroupMember) {
    let mut set = |name: &str, value: &str| typed.set(&format!("{POINTER}/{at}/{name}"), value);
    set("country", &member.country);
    set("status", &member.status);
    set("from", member.from.as_deref().unwrap_or_default());
    set("until", member.until.as_deref().unwrap_or_default());
}

/// Reads what was typed, row by row.
pub fn typed_in(typed: &Fields) -> Vec<GroupMember> {
    let number = |name: &str| name.strip_prefix(POINTER)?.strip_prefix('/')?.split('/').next()?.parse().ok();
    let numbers: BTreeSet<usize> = typed.of_people().filter_map(|(name, _)| number(name)).collect();
    let rows = numbers.into_iter().take(MOST_ROWS).map(|at| {
        let value = |name: &str| typed.typed(&format!("{POINTER}/{at}/{name}")).trim().to_owned();
        let date = |name: &str| Some(value(name)).filter(|date| !date.is_empty());
        GroupMember {
            country: value("country"),
            status: value("status"),
            from: date("from"),
            until: date("until"),
        }
    });
    rows.collect()
}

/// Does what a button says, `add:members` or `remove:members:3`, and numbers the rows anew. Returns whether there was
/// something to do.
pub fn act(typed: &mut Fields) -> bool {
    let act = typed.typed("act").to_owned();
    let mut rows = typed_in(typed);
    let removed = act.strip_prefix("remove:members:").map(str::parse::<usize>);
    match (act.as_str(), removed) {
        ("add:members", _) => rows.push(GroupMember {
            country: String::new(),
            status: STATUSES[0].to_owned(),
            from: None,
            until: None,
        }),
        (_, Some(Ok(at))) if at < rows.len() => drop(rows.remove(at)),
        (_, Some(_)) => {}
        _ => return false,
    }
    typed.take_prefixed(POINTER);
    rows.iter().enumerate().for_each(|(at, row)| fill_in_row(typed, at, row));
    true
}

/// Takes away the rows in which nothing was filled in, and puts the others in the order in which they are kept: by code
/// and date. Returns the members, and for each the number of its row.
pub fn in_order(rows: Vec<GroupMember>) -> (Vec<GroupMember>, Vec<usize>) {
    let is_filled_in =
        |row: &GroupMember| !row.country.is_empty() || row.from.is_some() || row.until.is_some();
    let mut rows: Vec<_> = rows.into_iter().enumerate().filter(|(_, row)| is_filled_in(row)).collect();
    rows.sort_by_cached_key(|(_, row)| (row.country.clone(), row.from.clone()));
    rows.into_iter().map(|(at, row)| (row, at)).unzip()
}

/// Moves a fault of a member in the kept order to its row.
pub fn at_row(mut fault: Fault, rows: &[usize]) -> Fault {
    let place = fault.pointer.strip_prefix(POINTER).and_then(|rest| {
        let (at, name) = rest.strip_prefix('/')?.split_once('/')?;
        Some((*rows.get(at.parse::<usize>().ok()?)?, name))
    });
    if let Some((row, name)) = place {
        fault.pointer = format!("{POINTER}/{row}/{name}");
    }
    fault
}

/// Says what is wrong, as the page does: nobody here types codes.
pub fn told(page: &Page, vocabulary: &Vocabulary, fault: &Fault) -> String {
    let member = fault.pointer.strip_prefix(POINTER).and_then(|rest| rest.rsplit('/').next());
    match (member, fault.code) {
        (_, FaultCode::PeriodsOverlap) if vocabulary.name == REGIONS => page.say("term-region-twice"),
        (_, FaultCode::EndsBeforeStart | FaultCode::PeriodsOverlap) => messages::fault(page.language, fault),
        (Some("country"), _) => page.say("term-member-choose"),
        (Some("status"), _) => page.say("term-member-status-choose"),
        (Some("from" | "until"), _) => page.say("term-member-date"),
        _ => messages::fault(page.language, fault),
    }
}

/// Returns the name of what a pointer is about in the summary of faults: `Bolivia: Desde`. Empty for what is no member.
pub fn named(page: &Page, typed: &Fields, pointer: &str) -> String {
    let place = pointer.strip_prefix(POINTER).and_then(|rest| rest.strip_prefix('/')?.split_once('/'));
    let Some((row, member)) = place else { return String::new() };
    let code = typed.typed(&format!("{POINTER}/{row}/country"));
    let country = country::name(code).map(|name| name.in_language(page.language).to_owned());
    let country = country.unwrap_or_else(|| page.say("term-member-new"));
    match member {
        "status" | "from" | "until" => format!("{country}: {}", page.say(&format!("term-member-{member}"))),
        _ => country,
    }
}

/// Returns the rows with what was typed.
pub fn view(
    page: &Page,
    vocabulary: &Vocabulary,
    typed: &Fields,
    faults: &FormFaults,
) -> Result<MembersView> {
    let is_dated = vocabulary.name != REGIONS;
    let options =
        Options { countries: countries::by_name(page, "term-member-choose"), statuses: statuses(page) };
    let rows = typed_in(typed);
    let rows = rows.iter().enumerate().map(|(at, row)| options.row(page, (at, row), is_dated, typed, faults));
    Ok(MembersView {
        rows: rows.collect::<Result<_>>()?,
        hint: page.say(if is_dated { "term-members-hint" } else { "term-region-hint" }),
        fault: faults.exactly_at(POINTER).map(str::to_owned),
        is_dated,
    })
}

fn statuses(page: &Page) -> Vec<(String, String)> {
    STATUSES.map(|status| (status.to_owned(), page.say(&format!("membership-{status}")))).into()
}

/// What can be chosen in every row.
struct Options {
    countries: Vec<(String, String)>,
    statuses: Vec<(String, String)>,
}

impl Options {
    fn row(
        &self,
        page: &Page,
        (at, row): (usize, &GroupMember),
        is_dated: bool,
        typed: &Fields,
        faults: &FormFaults,
    ) -> Result<RowView> {
        let pointer = format!("{POINTER}/{at}");
        let name = |member: &str| format!("{pointer}/{member}");
        let label = page.say("term-member-country");
        let mut controls = vec![Control::options(name("country"), label, self.countries.clone())];
        let mut hidden = Vec::new();
        if is_dated {
            let mut statuses = self.statuses.clone();
            // One that nobody can choose here must not silently become another.
            if !STATUSES.contains(&row.status.as_str()) {
                statuses.insert(0, (String::new(), page.say("term-member-status-choose")));
            }
            controls.push(Control::options(name("status"), page.say("term-member-status"), statuses));
            controls.push(Control::line(name("from"), page.say("term-member-from")));
            controls.push(Control::line(name("until"), page.say("term-member-until")));
        } else {
            hidden.extend(["status", "from", "until"].map(name).map(|name| {
                let value = typed.typed(&name).to_owned();
                (name, value)
            }));
        }
        let controls: Result<Vec<Html>> =
            controls.into_iter().map(|control| control.filled(typed, faults).html()).collect();
        let called = country::name(&row.country).map(|name| name.in_language(page.language).to_owned());
        Ok(RowView {
            id: format!("members-{at}"),
            label: called.unwrap_or_else(|| page.say("term-member-new")),
            controls: Html::trusted(controls?.iter().map(Html::as_str).collect::<String>()),
            hidden,
            remove: format!("remove:members:{at}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(rows: &[(&str, &str)], act: &str) -> Fields {
        let mut fields = Fields::default();
        fields.set("act", act);
        for (at, (country, from)) in rows.iter().enumerate() {
            fields.set(&format!("/members/{at}/country"), country);
            fields.set(&format!("/members/{at}/status"), "member");
            fields.set(&format!("/members/{at}/from"), from);
        }
        fields
    }

    fn codes(fields: &Fields) -> Vec<String> {
        typed_in(fields).into_iter().map(|row| row.country).collect()
    }

    #[test]
    fn buttons_add_and_remove_rows_and_nothing_else_does() {
        let rows = [("BO", "2012"), ("AR", ""), ("CL", "")];
        let after = |act: &str| {
            let mut fields = typed(&rows, act);
            (super::act(&mut fields), codes(&fields))
        };
        assert_eq!(after("add:members"), (true, ["BO", "AR", "CL", ""].map(str::to_owned).into()));
        assert_eq!(after("remove:members:1"), (true, ["BO", "CL"].map(str::to_owned).into()));
        for act in ["remove:members:3", "remove:members:x", "remove:members:-1"] {
            assert_eq!(after(act), (true, ["BO", "AR", "CL"].map(str::to_owned).into()), "{act}");
        }
        assert!(!after("save").0 && !after("remove").0 && !after("").0);
    }

    #[test]
    fn faults_are_at_the_rows_in_which_they_were_typed() {
        let (members, rows) =
            in_order(typed_in(&typed(&[("BO", "2012"), ("", ""), ("AR", ""), ("BO", "1999")], "")));
        let kept: Vec<_> = members.iter().map(|member| (&*member.country, member.from.as_deref())).collect();
        assert_eq!(kept, [("AR", None), ("BO", Some("1999")), ("BO", Some("2012"))]);
        let place = |pointer: &str| at_row(Fault::new(pointer, FaultCode::WrongForm), &rows).pointer;
        assert_eq!(place("/members/0/country"), "/members/2/country");
        assert_eq!(place("/members/2/from"), "/members/0/from");
        for other in ["/members", "/members/7/from", "/label/es", "/members/0"] {
            assert_eq!(place(other), other);
        }
    }
}
