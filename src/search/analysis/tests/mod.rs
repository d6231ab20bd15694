use proptest::prelude::*;

use super::*;

mod normal;
mod words;

fn term(ui_language: UiLanguage, word: &str) -> String {
    Analysis::new().term(Rules::Of(ui_language), word).unwrap()
}

/// Each line lists forms, with and without accents, that one query word has to find.
fn assert_each_line_meets(ui_language: UiLanguage, lines: &[&str]) {
    let mut apart = Vec::new();
    for line in lines {
        let terms: Vec<String> = line.split(' ').map(|word| term(ui_language, word)).collect();
        let mut beginnings = Beginnings::default();
        beginnings.add(&terms[0]);
        let passed_by = line.split(' ').find(|word| !beginnings.may_have(Rules::Of(ui_language), word));
        if let Some(word) = passed_by {
            apart.push(format!("{word} does not begin like {}", terms[0]));
        }
        if terms.iter().any(|other| *other != terms[0]) {
            apart.push(format!("{line} -> {}", terms.join(" ")));
        }
    }
    assert!(apart.is_empty(), "{ui_language:?}:\n{}", apart.join("\n"));
}

#[test]
fn spanish_forms_meet() {
    assert_each_line_meets(
        UiLanguage::Es,
        &[
            "regularización regularizacion regularizaciones REGULARIZACIÓN regularizar",
            "migración migracion migraciones",
            "migrante migrantes",
            "acción accion acciones",
            "inclusión inclusion inclusiones",
            "práctica practica prácticas practicas",
            "país pais países paises",
            "joven jóvenes jovenes",
            "niñez niñeces",
            "niño niños niña niñas",
            "consular consulares",
            "consulado consulados",
            "protección proteccion protecciones",
            "institución instituciones",
            "vulnerabilidad vulnerabilidades",
            "trabajador trabajadores trabajadora trabajadoras",
            "refugiado refugiados refugiada refugiadas",
            "capaz capaces",
            "alcance alcances",
            "económico economica económicos económicas",
            "socio-económico socioeconómico socioeconomica",
            "imagen imágenes",
            "orden órdenes ordenes",
            "año años",
            "uso usos",
            "mujer mujeres",
            "ciudad ciudades",
            "ciudadano ciudadana ciudadanos",
            "sede sedes",
            "ley leyes",
            "plan planes",
            "taller talleres",
            "indicador indicadores",
            "beneficiario beneficiarias",
            "retorno retornos",
            "retornado retornadas",
            "trámite trámites",
            "servicio servicios",
            "derecho derechos",
            "frontera fronteras",
            "acuerdo acuerdos",
            "menor menores",
            "víctima victimas",
            "familia familias",
            "familiar familiares",
            "laboral laborales",
            "social sociales",
            "documento documentos",
            "visa visas",
            "estudiante estudiantes",
            "reunificación reunificaciones",
            "gestión gestiones",
            "convenio convenios",
            "estándar estándares",
            "índice índices",
            "avance avances",
            "base bases",
            "análisis analisis",
            "red redes",
            "solicitud solicitudes",
            "niñas niña",
            "empleo empleos",
            "título títulos titulo",
            "educación educacion",
        ],
    );
}

#[test]
fn portuguese_forms_meet() {
    assert_each_line_meets(
        UiLanguage::Pt,
        &[
            "ação acao ações acoes acção AÇÕES",
            "regularização regularizacao regularizações regularizacoes regularizar",
            "migração migracao migrações migracoes",
            "migrante migrantes",
            "proteção protecção proteccao proteções",
            "inclusão inclusao inclusões",
            "residência residencia residências residencias",
            "social sociais",
            "consular consulares",
            "legal legais",
            "jovem jovens",
            "viagem viagens",
            "vulnerável vulneravel vulneráveis vulneraveis",
            "possível possíveis",
            "país países pais paises",
            "cidadão cidadãos cidadao cidadaos",
            "mulher mulheres",
            "trabalhador trabalhadores trabalhadora",
            "refugiado refugiados refugiada",
            "econômico económico economico economica",
            "objetivo objectivo objectivos",
            "ato acto atos actos",
            "adoção adopção",
            "atual actual atuais",
            "projeto projecto projetos",
            "prática práticas praticas",
            "fácil fáceis",
            "hábil hábeis",
            "débil débeis",
            "útil úteis",
            "alemão alemães",
            "ano anos",
            "uso usos",
            "lei leis",
            "direito direitos",
            "fronteira fronteiras",
            "acordo acordos",
            "criança crianças crianca criancas",
            "família famílias familia",
            "serviço serviços servico",
            "título títulos",
            "estudante estudantes",
            "nível níveis niveis",
            "papel papéis",
            "imigração imigracao imigrações",
            "cooperação cooperacoes",
            "gestão gestao gestões",
            "saúde saude",
            "documento documentos",
            "vez vezes",
            "mês meses",
            "municipal municipais",
            "homem homens",
            "cidade cidades",
            "comunidade comunidades",
            "solicitante solicitantes",
            "país PAISES",
            "lição lições",
            "visto vistos",
            "retornado retornada retornados",
            "menor menores",
            "raiz raízes",
        ],
    );
    assert_ne!(term(UiLanguage::Pt, "mães"), term(UiLanguage::Pt, "mãos"));
}

#[test]
fn french_forms_meet() {
    assert_each_line_meets(
        UiLanguage::Fr,
        &[
            "régularisation regularisation régularisations régulariser régularisé régularisée régularisées",
            "intégration integration intégrations intégrer intégré intégrée intégrés intégrées",
            "migrant migrants migrante migrantes",
            "social sociale sociaux sociales",
            "solidarité solidarite solidarités",
            "vulnérabilité vulnerabilite vulnérabilités",
            "frontière frontiere frontières frontieres",
            "travail travaux",
            "œuvre oeuvre œuvres",
            "réfugié refugie réfugiés réfugiée",
            "accès acces",
            "régional régionaux régionale",
            "pays pays",
            "année années annee",
            "droit droits",
            "femme femmes",
            "enfant enfants",
            "étranger étrangers étrangère etrangere étrangères",
            "travailleur travailleurs travailleuse travailleuses",
            "formation formations",
            "emploi emplois",
            "service services",
            "politique politiques",
            "accueil accueils",
            "titre titres",
            "ministère ministeres",
            "pratique pratiques",
            "bénéficiaire bénéficiaires beneficiaire",
            "société sociétés societe societes",
            "communauté communautés communaute",
            "protégé protégée protéger protégés",
            "retour retours",
            "niveau niveaux",
            "national nationale nationaux nationales",
            "traité traités",
            "lycée lycées",
            "résidence résidences",
        ],
    );
}

#[test]
fn english_forms_meet() {
    assert_each_line_meets(
        UiLanguage::En,
        &[
            "regularization regularisation regularizations regularise regularized",
            "migrant migrants",
            "policy policies",
            "programme program programmes programs",
            "labour labor",
            "country countries",
            "organisation organization organisations",
            "refugee refugees",
            "agency agencies",
            "child child's",
            "return returns returned",
            "neighbour neighbor neighbours",
            "skill skills",
            "worker workers",
            "try tries",
            "analyse analyze analysed",
            "residence residences",
            "inclusion",
        ],
    );
}

#[test]
fn spanish_tells_years_from_anuses_and_the_exact_form_does_not() {
    assert_ne!(term(UiLanguage::Es, "año"), term(UiLanguage::Es, "ano"));
    let mut analysis = Analysis::new();
    assert_eq!(analysis.term(Rules::Exact, "español"), analysis.term(Rules::Exact, "espanol"));
    assert_ne!(analysis.term(Rules::Exact, "acción"), analysis.term(Rules::Exact, "acciones"));
}

#[test]
fn numbers_are_the_same_in_every_language() {
    for rules in Rules::ALL {
        let mut analysis = Analysis::new();
        assert_eq!(analysis.term(rules, "25.871"), analysis.term(rules, "25871"));
        assert_eq!(analysis.term(rules, "31 654"), Some("31654".to_owned()));
    }
}

#[test]
fn titles_are_sorted_by_their_plain_words() {
    assert_eq!(plain("«Élan»: l’accueil, socio-économique"), "elan accueil socio economique");
    assert_eq!(plain("3.º ﬁn² de 31\u{a0}654 km³, B-2"), "3 fin de 31654 km 3 b 2");
}

/// Returns the terms of a text as indexed, with their positions.
fn indexed(rules: Rules, text: &str) -> Vec<(usize, String)> {
    let mut terms = Vec::new();
    let mut analyzer = analyzers().get(ANALYZER).unwrap();
    analyzer
        .token_stream(&rules.marked(text))
        .process(&mut |token| terms.push((token.position, token.text.clone())));
    terms
}

#[test]
fn a_word_stands_in_the_index_by_both_rules_at_one_place() {
    let terms = |rules, text| -> Vec<String> {
        let terms = indexed(rules, text).into_iter();
        terms.map(|(at, term)| format!("{at}:{}", term.replace('\u{1}', "es/"))).collect()
    };
    let spanish = Rules::Of(UiLanguage::Es);
    assert_eq!(terms(spanish, "Los años"), ["0:los", "0:es/los", "1:anos", "1:es/año"]);
    assert_eq!(terms(Rules::Exact, "Los años"), ["0:los", "1:anos"]);
    // Nor can a text choose rules other than its own.
    assert_eq!(terms(Rules::Exact, "\u{1}\u{4}años"), ["0:anos"]);
    assert_eq!(terms(spanish, "\u{2}\u{1}años"), ["0:anos", "0:es/año"]);
}

proptest! {
    #[test]
    fn what_stands_in_the_index_is_what_words_of_questions_become(
        rules in prop::sample::select(&Rules::ALL[..]),
        text in "(\\PC|[a-zñçéœA-Z0-9 .,'’-]|\u{1}|\u{301}){0,60}",
    ) {
        let mut analysis = Analysis::new();
        let plain = &rules.marked(&text)[rules.mark().map_or(0, char::len_utf8)..];
        let mut expected = Vec::new();
        for word in words(plain) {
            for by in if rules == Rules::Exact { vec![rules] } else { vec![Rules::Exact, rules] } {
                let term = analysis.term(by, &plain[word.range.clone()]);
                let mark = by.mark().map_or_else(String::new, String::from);
                expected.extend(term.map(|term| (word.position, mark + &term)));
            }
        }
        let terms = indexed(rules, &text);
        for (_, term) in &terms {
            prop_assert_eq!(term.as_str() < FIRST_EXACT, term.starts_with(|c| c <= '\u{4}'));
        }
        prop_assert_eq!(terms, expected);
    }
}
