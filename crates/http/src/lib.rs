//! actix-web: routes, extractors, problems, OpenAPI, the pages; knows no sea-orm
