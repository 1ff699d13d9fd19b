# Everything one does with the project. `make` alone lists it.

.DEFAULT_GOAL := help
.PHONY: help setup run dev test demo build fmt lint openapi browser contract faults model fuzz sbom bench bench-quick clean-data

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

build: ## the program to install, with the browser application inside: target/dist/bangban
	@scripts/setup run
	@cargo run --quiet --package xtask -- bundle
	@cargo build --profile dist --locked --package bangban-server

fmt: ## format
	@cargo fmt --all

lint: ## clippy, as strict as CI
	@cargo clippy --workspace --all-targets -- -D warnings

openapi: ## write openapi/openapi.json anew
	@cargo run --quiet --package bangban-server -- openapi > openapi/openapi.json.new
	@mv openapi/openapi.json.new openapi/openapi.json

browser: ## every page and the journeys in Chromium: axe, console, width, pictures in target/browser; some minutes
	@scripts/setup
	@cargo run --quiet --package xtask -- bundle
	@cargo build --quiet --package bangban-server
	@scripts/browser

contract: ## 20,000 generated requests and more against the description, as every role
	@scripts/setup
	@cargo build --quiet --package bangban-server
	@scripts/contract full

faults: ## kill, starve, fill up and flood the program: a quarter of an hour
	@scripts/setup
	@scripts/faults

model: ## 10,000 random sequences on each database against the diagram, racers, scopes, attacks on signing in: an hour
	@scripts/setup
	@scripts/model

sbom: ## write the software bill of materials (CycloneDX) to target/sbom, and check it
	@scripts/setup
	@scripts/sbom

fuzz: ## coverage-guided tests of the parsers, a minute each
	@scripts/fuzz

bench: ## the benchmark at 1 and 5 million cases: an hour, 25 GB; writes docs/benchmarks.md; fails where a must is missed
	@scripts/setup
	@scripts/bench full

bench-quick: ## the same at 100,000 cases, in five minutes; fails where a request costs more than twice its must
	@scripts/setup
	@scripts/bench quick

clean-data: ## remove the data folder of `make run`
	@scripts/clean-data
