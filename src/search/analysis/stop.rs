//! Words that say nothing about the subject of a text.

/// Articles, prepositions, conjunctions and interrogatives of the four languages, folded. Words that carry meaning in
/// one of the others (`sin`, `son`, `can`, `fin`) are left out, and so are acronyms in lower case.
const STOP_WORDS: [&str; 165] = [
    "a", "al", "als", "an", "and", "ante", "ao", "aos", "as", "at", "au", "aux", "avec", "by", "com", "como",
    "con", "da", "dans", "das", "de", "del", "des", "do", "dos", "du", "e", "el", "elle", "em", "en",
    "entre", "es", "est", "et", "for", "from", "in", "is", "it", "la", "las", "le", "les", "lo", "los",
    "mas", "na", "nas", "no", "nos", "o", "of", "on", "or", "os", "ou", "para", "par", "pela", "pelas",
    "pelo", "pelos", "por", "pour", "que", "qui", "se", "su", "sur", "sus", "that", "the", "to", "u", "um",
    "uma", "un", "una", "une", "uns", "with", "y", "sao", "what", "which", "who", "whom", "whose", "how",
    "when", "where", "why", "does", "did", "are", "was", "were", "be", "been", "has", "have", "had", "this",
    "these", "those", "there", "their", "its", "cual", "cuales", "quien", "quienes", "cuando", "donde",
    "cuanto", "cuantos", "cuanta", "cuantas", "fue", "fueron", "ser", "esta", "estan", "este", "estos",
    "estas", "hay", "qual", "quais", "quem", "quando", "onde", "quanto", "quantos", "quantas", "foi",
    "foram", "esse", "essa", "isso", "quel", "quelle", "quels", "quelles", "comment", "quand", "combien",
    "ce", "cette", "ces", "il", "ils", "elles", "sont", "etre", "peut", "peuvent", "doit", "doivent", "faut",
    "ont", "dont", "lequel", "laquelle",
];

/// Returns whether a query can do without a word, given its plain form. Words typed in capitals (`UN`, `EL`) are kept.
pub fn is_stop_word(typed: &str) -> bool {
    let capitals = typed.chars().count() > 1 && !typed.chars().any(char::is_lowercase);
    !capitals && STOP_WORDS.contains(&super::fold::fold(typed, false).as_str())
}

#[cfg(test)]
mod tests {
    use super::is_stop_word;

    #[test]
    fn an_acronym_is_not_taken_for_an_article() {
        assert!(is_stop_word("un") && is_stop_word("À") && is_stop_word("Los"));
        assert!(!is_stop_word("UN") && !is_stop_word("migrantes"));
    }
}
