//! Which files of `src` use which, according to the items they name, and the cycles among them.
//!
//! A file uses another one if it names an item defined there, wherever it gets the name from. Re-exports are followed
//! to the definition; merely re-exporting an item with `pub use` is not using it. Code compiled only for tests is
//! ignored. Methods are not seen, since no path names them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A module with its own file: its path below the crate, e.g. `["store", "write"]`.
type Module = Vec<String>;

/// The names of other files' items in a file.
#[derive(Default)]
struct File {
    /// The file's path below `src`.
    name: String,
    /// The paths imported by `use`, including `pub use`, by their names in this file.
    imports: BTreeMap<String, Vec<String>>,
    /// The paths that it uses.
    used: Vec<Vec<String>>,
    /// The names re-exported with `pub use`. Only those also mentioned elsewhere are used by this file.
    handed_on: Vec<String>,
    /// All names outside of `use`.
    mentioned: BTreeSet<String>,
}

/// The files of a source folder.
pub struct Sources(BTreeMap<Module, File>);

impl Sources {
    /// Reads all files in a folder except tests.
    pub fn read(src: &Path) -> Sources {
        let mut found = BTreeMap::new();
        read_folder(src, &mut Vec::new(), &mut found);
        Sources(found)
    }

    /// Returns each file with those it uses.
    pub fn graph(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let edges = self.0.iter().map(|(module, file)| {
            let own = file.handed_on.iter().filter(|name| file.mentioned.contains(*name));
            let paths = file.used.iter().chain(own.map(|name| &file.imports[name]));
            let owners = paths.filter_map(|path| self.owner(module, path, 0));
            let owners: BTreeSet<&str> = owners.map(|owner| self.0[&owner].name.as_str()).collect();
            (file.name.as_str(), owners.into_iter().filter(|owner| *owner != file.name).collect())
        });
        edges.collect()
    }

    /// Returns the module whose file defines the item of a path, if it is one of ours. A module itself is not an item:
    /// the items used from it are named where they are used.
    fn owner(&self, from: &Module, path: &[String], depth: usize) -> Option<Module> {
        let (mut at, mut rest) = match path.split_first()? {
            (first, rest) if first == "crate" => (Vec::new(), rest),
            (first, rest) if first == "self" => (from.clone(), rest),
            (first, rest) if first == "super" => (from[..from.len().checked_sub(1)?].to_vec(), rest),
            (first, _) if self.0.contains_key(&below(from, first)) => (from.clone(), path),
            (first, rest) => {
                let import = self.0.get(from)?.imports.get(first)?;
                // A name imported from another crate leads nowhere, and one like `use x::x` to itself.
                if depth > 8 || import == path {
                    return None;
                }
                let whole: Vec<String> = import.iter().chain(rest).cloned().collect();
                return self.owner(from, &whole, depth + 1);
            }
        };
        while let Some((first, after)) = rest.split_first() {
            if first == "super" {
                at.pop()?;
            } else if self.0.contains_key(&below(&at, first))
                && !(after.is_empty() && self.imports(&at, first))
            {
                at.push(first.clone());
            } else if first != "self" {
                return match self.0.get(&at)?.imports.get(first) {
                    Some(import) if depth < 8 => {
                        let whole: Vec<String> = import.iter().chain(after).cloned().collect();
                        self.owner(&at, &whole, depth + 1)
                    }
                    _ => Some(at),
                };
            }
            rest = after;
        }
        None
    }

    fn imports(&self, module: &Module, name: &str) -> bool {
        self.0.get(module).is_some_and(|file| file.imports.contains_key(name))
    }
}

fn below(module: &[String], name: &str) -> Module {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

fn read_folder(folder: &Path, module: &mut Module, into: &mut BTreeMap<Module, File>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if name == "tests" || name == "main" {
            continue;
        }
        if path.is_dir() {
            module.push(name);
            read_folder(&path, module, into);
            module.pop();
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let of =
                if ["mod", "lib"].contains(&name.as_str()) { module.clone() } else { below(module, &name) };
            let tokens: TokenStream = std::fs::read_to_string(&path).unwrap().parse().unwrap();
            let mut file = File::default();
            let named =
                [module.as_slice(), &[path.file_name().unwrap().to_str().unwrap().to_owned()]].concat();
            file.name = named.join("/");
            file.take_in(tokens);
            into.insert(of, file);
        }
    }
}

impl File {
    fn take_in(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        let mut handed_on = false;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Group(_) if is_test(&tokens, at) => at = end_of_item(&tokens, at + 1),
                TokenTree::Group(group) => {
                    // `pub(super)` is still `pub`.
                    handed_on &= group.delimiter() == Delimiter::Parenthesis;
                    self.take_in(group.stream());
                }
                TokenTree::Ident(ident) if ident == "pub" => handed_on = true,
                TokenTree::Ident(ident) if ident == "use" => {
                    let end = end_of_use(&tokens, at);
                    self.take_in_use(&[], &tokens[at + 1..end], handed_on);
                    (at, handed_on) = (end, false);
                }
                // The name declared here is not used.
                TokenTree::Ident(ident) if ident == "mod" => (at, handed_on) = (at + 1, false),
                TokenTree::Ident(_) => {
                    handed_on = false;
                    let (path, end) = path(&tokens, at);
                    self.mentioned.insert(path[0].clone());
                    if path.len() > 1 {
                        self.used.push(path);
                    }
                    at = end - 1;
                }
                _ => handed_on = false,
            }
            at += 1;
        }
    }

    /// Processes the part of a `use` after the keyword, or inside nested braces: the paths below `prefix`.
    fn take_in_use(&mut self, prefix: &[String], tokens: &[TokenTree], handed_on: bool) {
        for tree in tokens.split(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',')) {
            let (path, end) = path(tree, 0);
            let mut whole = [prefix, &path].concat();
            match tree.get(end..) {
                Some([TokenTree::Punct(_), TokenTree::Punct(_), TokenTree::Group(inner)]) => {
                    let inner: Vec<TokenTree> = inner.stream().into_iter().collect();
                    self.take_in_use(&whole, &inner, handed_on);
                    continue;
                }
                Some([]) | None if whole.is_empty() => continue,
                _ => {}
            }
            if whole.last().is_some_and(|last| last == "self") {
                whole.pop();
            }
            let name = match tree.get(end + 1) {
                Some(TokenTree::Ident(alias)) => alias.to_string(),
                _ => whole.last().cloned().unwrap_or_default(),
            };
            if handed_on {
                self.handed_on.push(name.clone());
            } else {
                self.used.push(whole.clone());
            }
            self.imports.insert(name, whole);
        }
    }
}

/// Returns the path that begins at a token, and the position where it ends. Only a name can begin a path.
fn path(tokens: &[TokenTree], mut at: usize) -> (Vec<String>, usize) {
    let mut path = Vec::new();
    while let Some(TokenTree::Ident(ident)) = tokens.get(at) {
        path.push(ident.to_string());
        at += 1;
        let is_colon =
            |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
        if !(is_colon(at) && is_colon(at + 1) && matches!(tokens.get(at + 2), Some(TokenTree::Ident(_)))) {
            break;
        }
        at += 2;
    }
    (path, at)
}

/// Whether a group is that of `#[cfg(test)]`.
fn is_test(tokens: &[TokenTree], at: usize) -> bool {
    let mark = at.checked_sub(1).and_then(|before| tokens.get(before));
    matches!(mark, Some(TokenTree::Punct(mark)) if mark.as_char() == '#')
        && tokens[at].to_string().replace(' ', "") == "[cfg(test)]"
}

fn end_of_use(tokens: &[TokenTree], at: usize) -> usize {
    let end = tokens[at..]
        .iter()
        .position(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ';'));
    at + end.unwrap_or(tokens.len() - at)
}

/// Returns the position where an item ends: at its braces, or at a semicolon.
fn end_of_item(tokens: &[TokenTree], at: usize) -> usize {
    let end = tokens[at..].iter().position(|token| match token {
        TokenTree::Punct(mark) => mark.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        _ => false,
    });
    at + end.unwrap_or(tokens.len() - at)
}

/// Returns the cycles of a graph, i.e. its strongly connected components of more than one node, each sorted (Tarjan
/// 1972).
pub fn cycles<'a>(graph: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Vec<Vec<&'a str>> {
    let mut search = Tarjan { graph, found: BTreeMap::new(), open: Vec::new(), cycles: Vec::new() };
    for node in graph.keys() {
        search.visit(node);
    }
    search.cycles.sort();
    search.cycles
}

struct Tarjan<'a, 'g> {
    graph: &'g BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// The number of each node visited so far.
    found: BTreeMap<&'a str, usize>,
    /// The nodes whose component is not complete yet.
    open: Vec<&'a str>,
    cycles: Vec<Vec<&'a str>>,
}

impl<'a> Tarjan<'a, '_> {
    /// Visits a node and everything reachable from it. Returns the lowest number of an open node that can be reached.
    fn visit(&mut self, node: &'a str) -> Option<usize> {
        if let Some(number) = self.found.get(node) {
            return self.open.contains(&node).then_some(*number);
        }
        let number = self.found.len();
        self.found.insert(node, number);
        self.open.push(node);
        let next: Vec<&str> = self.graph[node].iter().copied().collect();
        let lowest = next.into_iter().filter_map(|next| self.visit(next)).fold(number, usize::min);
        if lowest == number {
            let from = self.open.iter().position(|open| *open == node).unwrap();
            let mut component = self.open.split_off(from);
            component.sort_unstable();
            if component.len() > 1 {
                self.cycles.push(component);
            }
            return None;
        }
        Some(lowest)
    }
}
