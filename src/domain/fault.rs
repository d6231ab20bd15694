//! What can be wrong with an input, told exactly enough to be mended.

/// One fault of an input: where it is, what it is, and what its text needs to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// A JSON Pointer into the body, or `/query/NAME` and `/header/NAME` for what came elsewhere.
    pub pointer: String,
    /// Stable and `snake_case`; its text stands in `messages/*/problems.ftl` under `fault-{code}`.
    pub code: &'static str,
    /// The arguments of the text, by name.
    pub args: Vec<(&'static str, String)>,
}

impl Fault {
    /// A fault without arguments.
    pub fn new(pointer: impl Into<String>, code: &'static str) -> Fault {
        Fault { pointer: pointer.into(), code, args: Vec::new() }
    }

    /// The same fault with one more argument for its text.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Fault {
        self.args.push((name, value.to_string()));
        self
    }

    /// The same fault, found one level further down.
    pub fn under(mut self, prefix: &str) -> Fault {
        self.pointer.insert_str(0, prefix);
        self
    }
}
