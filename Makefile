# Everything one does with the project. `make` alone lists it.

.DEFAULT_GOAL := help
.PHONY: help setup run dev test demo build fmt lint openapi contract clean-data

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## install what Rust, Node.js and git do not bring
	@scripts/setup

run: ## build, load demonstration data into an empty database, serve on http://127.0.0.1:8080
	@scripts/run

dev: ## the same in debug builds, restarted when a source changes
	@scripts/dev

test: ## every check; ends with "N passed, N failed"
	@scripts/test

demo: ## load the demonstration data into an empty database
	@scripts/setup run
	@BANGBAN_DATA_DIR="$${BANGBAN_DATA_DIR:-.data}" cargo run --quiet --release --package bangban-server -- demo

build: ## the release binary with the browser application inside
	@scripts/setup run
	@cargo run --quiet --package xtask -- bundle
	@cargo build --release --package bangban-server

fmt: ## format
	@cargo fmt --all

lint: ## clippy, as strict as CI
	@cargo clippy --workspace --all-targets -- -D warnings

openapi: ## write openapi/openapi.json anew
	@cargo run --quiet --package bangban-server -- openapi > openapi/openapi.json.new
	@mv openapi/openapi.json.new openapi/openapi.json

contract: ## generated requests against the description, bounded
	@scripts/setup
	@cargo build --quiet --package bangban-server
	@scripts/contract

clean-data: ## remove the data folder of `make run`
	@scripts/clean-data
