//! Faults of an input, described precisely enough to be corrected.
//!
//! An input may have more faults than anyone can read, and each may quote untrusted text. Both are therefore limited
//! where faults are found, not only where they are reported: refusing an input must not cost more than accepting one.

use strum::{IntoStaticStr, VariantArray};

use super::names::names;

/// Maximum number of faults kept per input.
pub const MOST_FAULTS: usize = 100;
/// Maximum number of characters kept of a pointer.
pub const LONGEST_POINTER: usize = 300;
/// Maximum number of characters kept of a text quoted in a response.
pub const LONGEST_QUOTED: usize = 1000;

/// The kinds of faults. Each has a stable name in `snake_case`, and a message in `messages/*/problems.ftl` under
/// `fault-{name}`, which describes the variant best.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum FaultCode {
    AdaptedInACircle,
    AddressNotAscii,
    Blank,
    DamagedDocument,
    DocumentTooComplex,
    DocumentTooDeep,
    DocumentTooLarge,
    DocumentType,
    EmptyDocument,
    EncryptedDocument,
    EndsBeforeStart,
    FileDamaged,
    FileEmpty,
    FileNotAccepted,
    FileTooLarge,
    FilesNotSaved,
    InviterMayNotInvite,
    LinkDoesNotCount,
    LogoNotAccepted,
    MakesACircle,
    NameTooLong,
    NoAlternativeText,
    NoConcepts,
    NoIri,
    NoLabel,
    NotACountry,
    NotADocument,
    NotALanguage,
    NotATemplate,
    NotAWebAddress,
    NotAllowed,
    NotAnEmailAddress,
    NotAnOption,
    NotOneLine,
    NotOneOfThem,
    NotRdfXml,
    NotTurtle,
    NulCharacter,
    NumberNotExact,
    PasswordReasonCommon,
    PasswordReasonCommonName,
    PasswordReasonDate,
    PasswordReasonKeyboardPattern,
    PasswordReasonRecentYear,
    PasswordReasonRepeatedCharacter,
    PasswordReasonRepeatedPattern,
    PasswordReasonRowOfKeys,
    PasswordReasonSequence,
    PasswordReasonSimilarToCommon,
    PasswordReasonSingleName,
    PasswordReasonSingleWord,
    #[strum(serialize = "password_reason_top_10")]
    PasswordReasonTop10,
    #[strum(serialize = "password_reason_top_100")]
    PasswordReasonTop100,
    PasswordTooLong,
    PasswordTooShort,
    PasswordWeak,
    PeriodsOverlap,
    PictureTooLarge,
    RemovedField,
    RemovedOption,
    RepeatedItems,
    Required,
    RetiredField,
    RetypedField,
    RoleOfInstitution,
    RoleWithoutInstitution,
    ThesaurusTooComplex,
    TooDeep,
    TooFewItems,
    TooLarge,
    TooLong,
    TooManyFiles,
    TooManyItems,
    TooManySearches,
    TooManyTokens,
    TooManyWords,
    TooShort,
    TooSmall,
    Unknown,
    UnknownField,
    UnsupportedDocument,
    WrongCheckDigit,
    WrongForm,
    WrongPassword,
    WrongType,
}

names!(FaultCode);

impl std::fmt::Display for FaultCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// One fault of an input: where it is, what kind it is, and the arguments of its message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// A JSON Pointer into the body, or `/query/NAME` or `/header/NAME` for other parts of the request. If it is too
    /// long, it is cut and ends in `…`.
    pub pointer: String,
    /// Its kind.
    pub code: FaultCode,
    /// The arguments of the message, by name.
    pub args: Vec<(&'static str, String)>,
}

impl Fault {
    /// A fault without arguments.
    pub fn new(pointer: impl AsRef<str>, code: FaultCode) -> Fault {
        Fault { pointer: cut(pointer.as_ref(), LONGEST_POINTER), code, args: Vec::new() }
    }

    /// Adds an argument for the message.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Fault {
        self.args.push((name, cut(&value.to_string(), LONGEST_QUOTED)));
        self
    }

    /// Moves the fault one level down, prepending `prefix` to its pointer.
    pub fn under(mut self, prefix: &str) -> Fault {
        self.pointer = cut(&format!("{prefix}{}", self.pointer), LONGEST_POINTER);
        self
    }
}

/// Returns the text if it has at most `most` characters, otherwise its first `most` characters and `…`.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Escapes a name for use in a JSON Pointer (RFC 6901).
pub fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The faults of one input: the first hundred, and the total number found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    kept: Vec<Fault>,
    found: usize,
}

impl Faults {
    /// Adds a fault.
    pub fn push(&mut self, fault: Fault) {
        self.found += 1;
        if self.kept.len() < MOST_FAULTS {
            self.kept.push(fault);
        }
    }

    /// Adds the fault returned by `make`, which is not called if the maximum has already been reached.
    pub fn push_with(&mut self, make: impl FnOnce() -> Fault) {
        if self.kept.len() < MOST_FAULTS {
            self.kept.push(make());
        }
        self.found += 1;
    }

    /// Adds all faults of another part of the input.
    pub fn join(&mut self, other: Faults) {
        let beyond = other.found - other.kept.len();
        self.extend(other.kept);
        self.found += beyond;
    }

    /// Applies a function to each fault.
    pub fn map(mut self, change: impl FnMut(Fault) -> Fault) -> Faults {
        self.kept = self.kept.into_iter().map(change).collect();
        self
    }

    /// Removes the faults that do not match.
    pub fn retain(&mut self, fits: impl FnMut(&Fault) -> bool) {
        let before = self.kept.len();
        self.kept.retain(fits);
        self.found -= before - self.kept.len();
    }

    /// The total number found, including those that were not kept.
    pub fn found(&self) -> usize {
        self.found
    }
}

impl std::ops::Deref for Faults {
    type Target = [Fault];

    fn deref(&self) -> &[Fault] {
        &self.kept
    }
}

impl<const N: usize> PartialEq<[Fault; N]> for Faults {
    fn eq(&self, other: &[Fault; N]) -> bool {
        self.found == N && self.kept == other
    }
}

impl Extend<Fault> for Faults {
    fn extend<I: IntoIterator<Item = Fault>>(&mut self, faults: I) {
        faults.into_iter().for_each(|fault| self.push(fault));
    }
}

impl FromIterator<Fault> for Faults {
    fn from_iter<I: IntoIterator<Item = Fault>>(faults: I) -> Faults {
        let mut gathered = Faults::default();
        gathered.extend(faults);
        gathered
    }
}

impl From<Vec<Fault>> for Faults {
    fn from(faults: Vec<Fault>) -> Faults {
        faults.into_iter().collect()
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = std::slice::Iter<'a, Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.iter()
    }
}

impl IntoIterator for Faults {
    type Item = Fault;
    type IntoIter = std::vec::IntoIter<Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_hundred_faults_are_kept_and_all_are_counted() {
        let many = |count: usize| (0..count).map(|n| Fault::new(format!("/{n}"), FaultCode::Required));
        let mut faults: Faults = many(150).collect();
        assert_eq!((faults.len(), faults.found()), (100, 150));
        faults.push_with(|| unreachable!("no more are kept"));
        faults.join(many(120).collect());
        assert_eq!((faults.len(), faults.found()), (100, 271));
        let mut few: Faults = many(3).collect();
        few.join(faults);
        assert_eq!((few.len(), few.found()), (100, 274));
        few.retain(|fault| fault.pointer != "/1");
        assert_eq!(few.found(), 272, "of those that are kept, two stand there");
    }

    proptest! {
        #[test]
        fn whatever_is_quoted_is_bounded(
            pointer in prop::collection::vec(any::<char>(), 0..900),
            prefix in prop::collection::vec(any::<char>(), 0..900),
            value in prop::collection::vec(any::<char>(), 0..2500),
        ) {
            let text = |chars: Vec<char>| chars.into_iter().collect::<String>();
            let (pointer, prefix, value) = (text(pointer), text(prefix), text(value));
            let fault = Fault::new(&pointer, FaultCode::Required).under(&prefix).with("options", &value);
            prop_assert!(fault.pointer.chars().count() <= LONGEST_POINTER + 1);
            prop_assert!(fault.args[0].1.chars().count() <= LONGEST_QUOTED + 1);
            let whole = format!("{prefix}{pointer}");
            if whole.chars().count() <= LONGEST_POINTER {
                prop_assert_eq!(&fault.pointer, &whole);
            }
            let begun = fault.pointer.trim_end_matches('…');
            prop_assert!(whole.starts_with(begun));
        }
    }
}
