//! Every way to ask for a list, from the served description: each filter with the values that reach a
//! marked case, each order, small pages and large ones.
//!
//! Owns the questions. A parameter that is not known here fails: somebody has to say which of its
//! values would reach a marked case.

use bangban_tests::given::{BENEFIT, LICENCE};
use bangban_tests::{Operation, TestServer};
use reqwest::Method;
use serde_json::{Map, Value, json};

use super::world::{Applicant, MOVED, OwnCase};

/// Where the search of cases is.
pub(super) const SEARCH: &str = "/api/v1/cases/search";
/// Where their list is.
pub(super) const CASES: &str = "/api/v1/cases";

/// A request for a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Question {
    /// The list.
    pub(super) list: String,
    /// The parameter that it is about, if it is about one.
    pub(super) about: String,
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) body: Option<Value>,
    /// Everybody is answered alike, signed in or not.
    pub(super) public: bool,
}

impl Question {
    /// Asks for a list by these parameters.
    pub(super) fn get(path: &str, parameters: &[(&str, &str)]) -> Self {
        let query: Vec<String> = parameters
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mark = if query.is_empty() { "" } else { "?" };
        Self {
            list: path.to_owned(),
            about: parameters.first().map_or("", |(name, _)| name).to_owned(),
            method: Method::GET,
            path: format!("{path}{mark}{}", query.join("&")),
            body: None,
            public: false,
        }
    }

    /// Searches by this term.
    pub(super) fn search(about: &str, value: Value) -> Self {
        Self {
            list: SEARCH.to_owned(),
            about: about.to_owned(),
            method: Method::POST,
            path: SEARCH.to_owned(),
            body: Some(json!({ about: value, "limit": 100 })),
            public: false,
        }
    }

    /// In one line.
    pub(super) fn text(&self) -> String {
        let body = self.body.as_ref().map(Value::to_string);
        format!("{} {} {}", self.method, self.path, body.unwrap_or_default())
    }
}

/// The description with what is needed to put questions.
pub(super) struct Description<'a> {
    server: &'a TestServer,
    document: Value,
    operations: Vec<Operation>,
}

impl<'a> Description<'a> {
    pub(super) async fn read(server: &'a TestServer) -> Self {
        let served = server.as_nobody().get("/api/openapi.json").await;
        Self {
            server,
            document: served.expect(200).json,
            operations: bangban_tests::operations(server).await,
        }
    }

    /// Every single operation.
    pub(super) fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// What reads without naming anything: all lists, and a few things that there are once.
    pub(super) fn lists(&self) -> impl Iterator<Item = &Operation> {
        let lists = self.operations.iter();
        lists.filter(|it| it.method == "GET" && !it.path.contains('{'))
    }

    /// Whether a list goes on by a cursor.
    pub(super) fn has_cursor(&self, operation: &Operation) -> bool {
        self.parameters(operation)
            .iter()
            .any(|parameter| parameter["name"] == "cursor")
    }

    /// A body that the description shows for this operation.
    pub(super) fn example(&self, operation: &Operation) -> Option<Value> {
        let contents = operation.described["requestBody"]["content"].as_object()?;
        let schema = contents.values().next()?["schema"].clone();
        Some(self.resolved(&schema)["example"].clone())
    }

    fn resolved<'v>(&'v self, value: &'v Value) -> &'v Value {
        match value["$ref"].as_str() {
            Some(place) => self.document.pointer(&place[1..]).unwrap(),
            None => value,
        }
    }

    fn parameters(&self, operation: &Operation) -> Vec<Value> {
        let all = operation.described["parameters"].as_array();
        let all = all.map(Vec::as_slice).unwrap_or_default();
        let resolved = all.iter().map(|parameter| self.resolved(parameter));
        resolved
            .filter(|parameter| parameter["in"] == "query")
            .cloned()
            .collect()
    }

    /// The values of a closed list.
    fn choices(&self, schema: &Value) -> Option<Vec<String>> {
        let schema = self.resolved(schema);
        if schema["items"].is_object() {
            return self.choices(&schema["items"]);
        }
        if let Some(one_of) = schema["oneOf"].as_array() {
            return one_of.iter().find_map(|schema| self.choices(schema));
        }
        let values = schema["enum"].as_array()?.iter();
        Some(
            values
                .map(|value| value.as_str().unwrap().to_owned())
                .collect(),
        )
    }

    /// Everything that can be asked without knowing anything of a marked case but what is known of the
    /// venue and the applicant.
    pub(super) fn questions(&self, own: &OwnCase) -> Vec<Question> {
        let mut questions = Vec::new();
        for operation in self.lists() {
            let path = operation.path.as_str();
            let begin = questions.len();
            questions.push(Question::get(path, &[]));
            for parameter in self.parameters(operation) {
                let name = parameter["name"].as_str().unwrap();
                for value in self.values(name, &parameter["schema"]) {
                    let with_limit: &[_] = match name {
                        "limit" => &[(name, value.as_str())],
                        _ => &[(name, value.as_str()), ("limit", "100")],
                    };
                    questions.push(Question::get(path, with_limit));
                }
            }
            let public = operation.is_public();
            questions[begin..]
                .iter_mut()
                .for_each(|it| it.public = public);
        }
        let below = self
            .operations
            .iter()
            .filter(|it| it.method == "GET" && it.path.starts_with("/api/v1/cases/{id}"));
        questions.extend(below.map(|operation| {
            let path = operation.path.replace("{id}", &own.id.to_string());
            let path = path.replace("{did}", &own.document);
            assert!(!path.contains('{'), "what stands for the rest of {path}?");
            Question::get(&path, &[])
        }));
        questions.extend(self.searches());
        questions
    }

    /// Orders with filters: what comes together in one statement.
    pub(super) fn combinations(&self) -> Vec<Question> {
        let list = self.lists().find(|it| it.path == CASES).unwrap();
        let parameters = self.parameters(list);
        let of = |name: &str| {
            let parameter = parameters.iter().find(|it| it["name"] == name).unwrap();
            self.values(name, &parameter["schema"])
        };
        let states: Vec<String> = of("state");
        // So many at once that the list is no longer split.
        let states: Vec<(&str, &str)> = states.iter().map(|it| ("state", it.as_str())).collect();
        let mut questions = Vec::new();
        for sort in &of("sort") {
            let sort = ("sort", sort.as_str());
            questions.push(Question::get(CASES, &[sort, ("limit", "1")]));
            questions.push(Question::get(
                CASES,
                &[sort, ("mine", "true"), ("limit", "1")],
            ));
            questions.push(Question::get(CASES, &[&[sort], states.as_slice()].concat()));
            let both = [&[sort, ("mine", "true")], states.as_slice()].concat();
            questions.push(Question::get(CASES, &both));
            for name in ["organization_id", "agent_id", "service_item_id", "overdue"] {
                for value in of(name) {
                    questions.push(Question::get(CASES, &[sort, (name, &value)]));
                }
            }
        }
        questions
    }

    fn searches(&self) -> Vec<Question> {
        let schema = &self.document["components"]["schemas"]["CaseSearch"]["properties"];
        let fields: &Map<String, Value> = schema.as_object().unwrap();
        let mut searches = Vec::new();
        for (name, schema) in fields {
            let as_json = |value: &str| match (name.as_str(), value) {
                ("state", value) => json!([value]),
                ("limit", value) => json!(value.parse::<u32>().unwrap()),
                (_, "true") => json!(true),
                (_, "false") => json!(false),
                (_, value) => json!(value),
            };
            let values = match name.as_str() {
                // One box for all that identifies a case.
                "q" => [Applicant::NAME, Applicant::PHONE]
                    .map(str::to_owned)
                    .into_iter()
                    .chain([Applicant::id_number()])
                    .collect(),
                _ => self.values(name, schema),
            };
            searches.extend(
                values
                    .iter()
                    .map(|value| Question::search(name, as_json(value))),
            );
        }
        searches
    }

    /// The values of a parameter that reach a marked case, and some that do not.
    fn values(&self, name: &str, schema: &Value) -> Vec<String> {
        if let Some(choices) = self.choices(schema) {
            return choices;
        }
        let texts = |values: &[&str]| values.iter().map(|it| (*it).to_owned()).collect();
        let organization = |name: &str| self.server.organization(name).to_string();
        match name {
            // Around the number of what those outside have of their own: a page more would tell.
            "limit" => texts(&["1", "2", "3", "4", "5", "100"]),
            // Cursors are made by lists, and tested with them. Number and id are not known before the case.
            "cursor" | "case_number" | "case_id" => Vec::new(),
            "overdue" | "mine" | "unread" | "active" | "on_the_spot" | "comprehensive" => {
                texts(&["true", "false"])
            }
            "organization_id" | "within" | "parent_id" => vec![
                organization(LICENCE.venue),
                organization("临沂市政务服务中心"),
                organization("银雀山街道便民服务中心"),
            ],
            "division_code" | "parent_code" => texts(&["371302000000", "371300000000"]),
            "service_item_id" => vec![self.server.item(BENEFIT.item).to_string()],
            "agent_id" | "actor_id" => vec![
                self.server.user(LICENCE.agent).to_string(),
                self.server.user(MOVED).to_string(),
            ],
            "due_before" => texts(&["2026-12-31"]),
            "applicant_name" => texts(&[Applicant::NAME]),
            "id_number" => vec![Applicant::id_number()],
            "phone" => texts(&[Applicant::PHONE]),
            "credit_code" => texts(&["91371302MA3C000116"]),
            "subject_kind" => texts(&["case"]),
            "subject_id" => vec![self.server.user(MOVED).to_string()],
            "action" => texts(&["case/acceptance"]),
            "outcome" => texts(&["done"]),
            "from" => texts(&["2026-01-01T00:00:00Z", "2026-01-01"]),
            "until" => texts(&["2026-12-31T00:00:00Z"]),
            "days" => texts(&["3"]),
            "level" => texts(&["county"]),
            "category" | "q" => texts(&["兰山", "保障"]),
            _ => panic!("{name}: say which of its values would reach a marked case"),
        }
    }
}
