# `make run` starts the site, `make test` runs every check; both set up what they need.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run test quick lint fix journeys docs sample
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*##/	/' | expand -t 14

setup: .venv/.run ## create .venv from the lock file

run: .venv/.run ## start the site with its sample newsroom on 127.0.0.1:8000
	@$(BIN)/onrecord start

test: .venv/.test lint ## run every check there is
	@bash tools/browser
	$(PYTEST) -n 2 --dist loadfile -m "not journey" --cov --cov-report=
	$(PYTEST) -m journey tests/journeys
	$(BIN)/python -m coverage report --skip-covered --fail-under=85
	@bash tools/with-postgresql $(PYTEST) -n 2 --dist loadfile -m "not journey"
	$(MAKE) --no-print-directory docs
	@echo "Every check passed."

quick: .venv/.test ## run the fast tests only
	$(PYTEST) -q -n 2 --dist loadfile -m "not journey" --reuse-db --nomigrations

lint: .venv/.test ## format, style, types, import rules, settings, migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy onrecord
	ONRECORD_ADDRESS=https://ledger.example ONRECORD_DATA=.venv/check $(BIN)/onrecord check --deploy --fail-level WARNING
	ONRECORD_DATA=.venv/check $(BIN)/onrecord makemigrations --check --dry-run

fix: .venv/.test ## put the code into its format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

journeys: .venv/.test ## visit the site in a real browser
	@bash tools/browser
	$(PYTEST) -m journey tests/journeys

docs: .venv/.test ## build the documents into docs/_build
	$(BIN)/python -m sphinx -q -W --keep-going docs docs/_build

sample: .venv/.run ## load the sample newsroom
	@$(BIN)/onrecord sample

.venv/.run: requirements/run.lock pyproject.toml
	@bash tools/environment requirements/run.lock
	@touch $@

.venv/.test: requirements/test.lock pyproject.toml
	@bash tools/environment requirements/test.lock
	@touch .venv/.run $@
