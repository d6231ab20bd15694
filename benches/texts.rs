//! Meaningless and reproducible texts: four languages, with realistic word frequencies.

use serde_json::{Map, Value, json};

/// A pseudo-random sequence that is the same in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: usize) -> usize {
        ((self.share() * limit as f64) as usize).min(limit - 1)
    }

    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / (1_u64 << 31) as f64
    }

    /// Returns small numbers often and large ones rarely: the n-th about 1/n as often as the first, like words (Zipf).
    pub fn ranked(&mut self, limit: usize) -> usize {
        ((limit as f64).powf(self.share()) as usize - 1).min(limit - 1)
    }

    pub fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn several(&mut self, of: &[&str], most: usize) -> Vec<String> {
        let mut chosen: Vec<String> = Vec::new();
        for _ in 0..=self.below(most) {
            let one = of[self.ranked(of.len())].to_owned();
            if !chosen.contains(&one) {
                chosen.push(one);
            }
        }
        chosen
    }
}

/// Number of words per language.
const WORDS: usize = 6_000;

struct Language {
    code: &'static str,
    common: &'static str,
    small: &'static [&'static str],
    endings: &'static [&'static str],
}

const LANGUAGES: [Language; 4] = [
    Language {
        code: "es",
        common: "migrantes protección consular regularización residencia frontera trabajo documentación vivienda \
            salud educación mujeres niñez retorno tránsito remesas cooperación acuerdo servicio programa ministerio \
            atención derechos inclusión capacitación títulos empleo ventanilla trámites refugio asilo identidad \
            comunidad municipio presupuesto indicadores resultados evaluación familias jóvenes",
        small: &["de", "la", "en", "para", "y", "los", "con"],
        endings: &["ción", "dades", "ado", "antes", "ería", "ista", "osas", "mente"],
    },
    Language {
        code: "en",
        common: "migrants protection consular regularisation residence border work documentation housing health \
            education women children return transit remittances cooperation agreement service programme ministry \
            attention rights inclusion training qualifications employment office procedures refuge asylum identity \
            community municipality budget indicators results evaluation families youth",
        small: &["of", "the", "in", "for", "and", "with", "to"],
        endings: &["tion", "ities", "ed", "ing", "ers", "ness", "ful", "ly"],
    },
    Language {
        code: "pt",
        common: "migrantes proteção consular regularização residência fronteira trabalho documentação moradia saúde \
            educação mulheres infância retorno trânsito remessas cooperação acordo serviço programa ministério \
            atenção direitos inclusão capacitação diplomas emprego balcão trâmites refúgio asilo identidade \
            comunidade município orçamento indicadores resultados avaliação famílias jovens",
        small: &["de", "a", "em", "para", "e", "os", "com"],
        endings: &["ção", "dades", "ado", "antes", "aria", "ista", "osas", "mente"],
    },
    Language {
        code: "fr",
        common: "migrants protection consulaire régularisation résidence frontière travail documentation logement \
            santé éducation femmes enfance retour transit envois coopération accord service programme ministère \
            accueil droits inclusion formation diplômes emploi guichet démarches refuge asile identité communauté \
            commune budget indicateurs résultats évaluation familles jeunes",
        small: &["de", "la", "en", "pour", "et", "les", "avec"],
        endings: &["tion", "ités", "és", "antes", "erie", "iste", "euses", "ment"],
    },
];

/// All words of the four languages.
pub struct Words(Vec<Vec<String>>);

impl Words {
    pub fn new() -> Words {
        let syllables =
            ["ma", "ri", "to", "le", "con", "pa", "su", "ne", "vi", "do", "car", "men", "sa", "lu"];
        let mut dice = Dice(7);
        Words(
            LANGUAGES
                .iter()
                .map(|language| {
                    let mut words: Vec<String> =
                        language.common.split_whitespace().map(str::to_owned).collect();
                    while words.len() < WORDS {
                        let stem: String = (0..2 + dice.below(2)).map(|_| dice.one(&syllables)).collect();
                        words.push(stem + dice.one(language.endings));
                    }
                    words
                })
                .collect(),
        )
    }

    /// Returns the language of the n-th section: two out of five are Spanish.
    pub fn language(n: usize) -> usize {
        [0, 0, 1, 2, 3][n % 5]
    }

    fn prose(&self, dice: &mut Dice, language: usize, length: usize) -> String {
        let mut text = String::with_capacity(length * 8);
        for n in 0..length {
            if dice.below(3) == 0 {
                text.push_str(dice.one(LANGUAGES[language].small));
            } else {
                text.push_str(&self.0[language][dice.ranked(WORDS)]);
            }
            text.push_str(if n + 1 == length {
                "."
            } else if n % 12 == 11 {
                ". "
            } else {
                " "
            });
        }
        text
    }

    /// Returns searches of one to three words, both frequent and rare, with their languages.
    pub fn questions(&self, count: usize) -> Vec<(&'static str, String)> {
        let mut dice = Dice(11);
        (0..count)
            .map(|n| {
                let language = Words::language(n / 3);
                let words: Vec<&str> =
                    (0..1 + n % 3).map(|_| self.0[language][dice.ranked(WORDS / 3)].as_str()).collect();
                (LANGUAGES[language].code, words.join(" "))
            })
            .collect()
    }

    /// Returns the parts of a section: its language, its practice, its body. About 900 words.
    pub fn section(&self, dice: &mut Dice, n: usize) -> (&'static str, Map<String, Value>, String) {
        let language = Words::language(n);
        let mut prose = |dice: &mut Dice, length: usize| self.prose(dice, language, length);
        let text = |dice: &mut Dice, prose: &mut dyn FnMut(&mut Dice, usize) -> String, about: usize| {
            let length = about / 2 + dice.below(about);
            prose(dice, length)
        };
        let objectives: Vec<u8> = {
            let mut chosen = vec![dice.ranked(23) as u8 + 1];
            let other = dice.ranked(23) as u8 + 1;
            if other != chosen[0] {
                chosen.push(other);
            }
            chosen
        };
        let practice = json!({
            "title": prose(dice, 9),
            "summary": prose(dice, 60),
            "practice_type": dice.one(&["law", "policy", "programme", "service", "agreement", "tool"]),
            "countries": dice.several(&COUNTRIES, 2),
            "scope": dice.one(&["local", "subnational", "national", "bilateral", "regional", "global"]),
            "start": format!("{}-0{}", 2005 + dice.below(18), 1 + dice.below(9)),
            "status": dice.one(&["ongoing", "completed", "institutionalised"]),
            "implementing_institution": prose(dice, 5),
            "gcm_objectives": objectives,
            "guiding_principles": dice.several(&["people_centred", "international_cooperation", "human_rights",
                "gender_responsive", "child_sensitive", "whole_of_government", "whole_of_society"], 3),
            "inclusion_themes": dice.several(&["work", "qualifications", "education", "health", "housing",
                "social_protection", "documentation", "financial_inclusion", "social_cohesion", "consular"], 3),
            "target_groups": dice.several(&["all_migrants", "in_transit", "irregular", "women",
                "children_and_adolescents", "returnees", "diaspora", "host_communities", "workers"], 3),
            "context_problem": text(dice, &mut prose, 95),
            "objectives": text(dice, &mut prose, 60),
            "description": text(dice, &mut prose, 220),
            "results": text(dice, &mut prose, 90),
            "success_factors": [{"factor": prose(dice, 12)}],
            "constraints": text(dice, &mut prose, 50),
            "lessons_learned": text(dice, &mut prose, 60),
            "sustainability": text(dice, &mut prose, 50),
            "replicability": text(dice, &mut prose, 50),
            "rights": {"gender": true, "child": true, "human_rights": true, "disability": false},
            "consent": true,
            "licence": "CC-BY-4.0",
        });
        let body = format!("## {}\n\n{}", prose(dice, 4), text(dice, &mut prose, 120));
        let Value::Object(practice) = practice else { unreachable!("an object was written just above") };
        (LANGUAGES[language].code, practice, body)
    }
}

pub const COUNTRIES: [&str; 20] = [
    "CO", "PE", "EC", "CL", "AR", "BR", "MX", "BO", "UY", "PY", "CR", "PA", "GT", "HN", "SV", "DO", "CU",
    "TT", "JM", "BB",
];

pub const CHAPTERS: [&str; 5] = [
    "regular-pathways",
    "regularisation",
    "consular-cooperation",
    "socio-economic-inclusion",
    "regional-experiences",
];
