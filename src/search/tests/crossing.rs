use super::*;

fn of(countries: &[&str], chapters: &[&str], objectives: &[u8]) -> Document {
    Document {
        countries: countries.iter().map(|code| (*code).to_owned()).collect(),
        chapters: chapters.iter().map(|one| (*one).to_owned()).collect(),
        gcm_objectives: objectives.to_vec(),
        ..document("es", "Una práctica")
    }
}

#[test]
fn values_of_two_facets_are_counted_where_they_meet() {
    let (_folder, index) = index_of(&[
        of(&["CO", "PE"], &["a"], &[14, 4]),
        of(&["CO"], &["b", "a"], &[14]),
        of(&[], &["b"], &[]),
        of(&["BR", "BR"], &[], &[7]),
    ]);
    let both = [Facet::Chapter, Facet::GcmObjective];
    let cross = index.cross(&ask(""), Facet::Country, &both).unwrap();
    assert_eq!((cross.total, cross.rows["CO"], cross.rows["BR"], cross.rows.len()), (4, 2, 1, 3));
    let [chapters, objectives] = &cross.tables[..] else { panic!("two tables") };
    assert_eq!((chapters.columns["a"], chapters.columns["b"]), (2, 2));
    assert_eq!((chapters.cell("CO", "a"), chapters.cell("CO", "b"), chapters.cell("BR", "a")), (2, 1, 0));
    assert_eq!(
        (objectives.cell("CO", "14"), objectives.cell("PE", "4"), objectives.cell("BR", "7")),
        (2, 1, 1)
    );
    assert_eq!(objectives.cell("CO", "7"), 0);

    // Documents in several segments are counted together, and those that a filter excludes are not counted.
    index.put(&of(&["CO"], &["a"], &[])).unwrap();
    index.commit(2).unwrap();
    let mut query = ask("");
    query.filters.insert(Facet::Country, vec!["CO".into()]);
    let cross = index.cross(&query, Facet::Country, &both).unwrap();
    assert_eq!((cross.total, cross.rows["CO"], cross.rows.get("BR")), (3, 3, None));
    assert_eq!(cross.tables[0].cell("CO", "a"), 3);
}

#[test]
fn an_empty_index_has_nothing_to_count() {
    let (_folder, index) = index_of(&[]);
    let cross = index.cross(&ask(""), Facet::Country, &[Facet::Theme]).unwrap();
    assert_eq!(cross, Cross { tables: vec![Table::default()], ..Cross::default() });
}
