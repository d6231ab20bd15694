//! The API's document, as requests are held against it: which paths there are, and their methods and parameters.

use std::collections::{HashMap, HashSet};

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::problem::Problem;
use super::service::READ;
use crate::error::{Code, Error};

/// The document, and the parts of it that are looked up frequently.
pub struct Document {
    text: web::Bytes,
    /// The methods of each path.
    paths: Vec<(Vec<String>, Vec<String>)>,
    /// The names of the query parameters of GET operations, by path pattern.
    parameters: HashMap<String, HashSet<String>>,
}

impl Document {
    /// Takes the document as OpenAPI has it.
    pub fn new(document: &Value) -> Document {
        let paths = document["paths"].as_object().into_iter().flatten().map(|(path, operations)| {
            let methods = operations.as_object().into_iter().flat_map(|found| found.keys());
            let segments = path.split('/').map(str::to_owned).collect();
            (segments, methods.map(|method| method.to_uppercase()).collect())
        });
        let read = READ
            .iter()
            .map(|path| (path.split('/').map(str::to_owned).collect::<Vec<_>>(), vec!["GET".to_owned()]));
        let harvest = vec!["".to_owned(), "oai".to_owned()];
        let harvest = (harvest, vec!["GET".to_owned(), "POST".to_owned()]);
        let mut paths: Vec<(Vec<String>, Vec<String>)> = paths.chain(read).chain([harvest]).collect();
        for (_, methods) in &mut paths {
            if methods.iter().any(|method| method == "GET") {
                methods.push("HEAD".to_owned());
            }
        }
        Document { paths, parameters: parameters(document), text: document.to_string().into() }
    }

    /// Returns the document as JSON.
    pub fn text(&self) -> web::Bytes {
        self.text.clone()
    }

    /// Returns the names of the query parameters that a GET request to this path pattern may have; `None` if there is
    /// no such operation.
    pub fn parameters(&self, pattern: &str) -> Option<&HashSet<String>> {
        self.parameters.get(pattern)
    }

    /// Returns the methods that the path has; none if there is no such path.
    pub fn methods_at(&self, path: &str) -> &[String] {
        let asked: Vec<&str> = path.split('/').collect();
        let found = self.paths.iter().find(|(segments, _)| {
            let fits = |(segment, asked): (&String, &&str)| {
                segment == asked || (segment.starts_with('{') && !asked.is_empty())
            };
            segments.len() == asked.len() && segments.iter().zip(&asked).all(fits)
        });
        found.map_or(&[], |(_, methods)| methods)
    }
}

/// Handles requests that no other handler matches: 405 if the path has other methods, 404 if there is no such path.
pub async fn no_such_address(
    request: HttpRequest,
    document: web::Data<Document>,
) -> Result<HttpResponse, Problem> {
    let methods = document.methods_at(request.path());
    if methods.is_empty() {
        return Err(Error::not_found().into());
    }
    Err(Error::new(Code::MethodNotAllowed).member("allowed", methods.join(", ")).into())
}

/// Returns the names of query parameters by path pattern. Only GET operations have any.
fn parameters(document: &Value) -> HashMap<String, HashSet<String>> {
    let named = |operations: &Value| {
        let all = operations["get"]["parameters"].as_array().into_iter().flatten();
        let queried = all.filter(|parameter| parameter["in"] == "query");
        queried.filter_map(|parameter| parameter["name"].as_str().map(str::to_owned)).collect()
    };
    let paths = document["paths"].as_object().into_iter().flatten();
    paths.map(|(path, operations)| (path.clone(), named(operations))).collect()
}
