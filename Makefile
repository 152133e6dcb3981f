# `make run` starts the site, `make test` runs every check; both set up what they need.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run test quick lint style types settings fix coverage journeys docs tables sample
BIN := .venv/bin
# With bytecode: else each of the processes that the tests start would compile the program anew.
PYTEST := env -u PYTHONDONTWRITEBYTECODE TMPDIR=$(shell bash tools/memory) $(BIN)/python -m pytest
# Files in the order that tests/conftest.py gives them.
PARALLEL := $(PYTEST) -n 2 --dist loadfile --no-loadscope-reorder
# Of the tests of faults, and of those that begin a site, one or two wait nearly all the time.
MORE := -n 3
# The engine knows no database, and what reads our own files asks none: run once, not once for each.
WITHOUT_A_DATABASE := tests/extraction $(addprefix tests/house/test_, the_walls_of_the_house.py \
	the_design_keeps_its_promises.py documents_are_complete.py templates_look_downwards.py \
	the_lock_files_fit.py the_examples_for_servers.py every_table_of_people_is_known.py) \
	tests/exchange/test_reading_a_page_in_the_terminal.py \
	$(addprefix tests/shared/test_, fetching_a_page.py the_way_out.py dates_as_edtf.py)
TABLES_TO_COPY := env DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python -m onrecord migrate --verbosity 0
# Each of these keeps one processor busy; what one prints is shown when it has ended.
AT_ONCE := $(MAKE) --no-print-directory --jobs 2 --output-sync
WITH_A_DATABASE := -m "not journey" $(addprefix --ignore , $(WITHOUT_A_DATABASE))

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*##/	/' | expand -t 14

setup: .venv/.run ## create .venv from the lock file

run: .venv/.run ## start the site with its sample newsroom on 127.0.0.1:8000
	@$(BIN)/onrecord start

test: .venv/.test ## run every check there is
	$(AT_ONCE) types style settings docs
	@bash tools/programs chromium strace nginx systemd
	$(PARALLEL) $(WITHOUT_A_DATABASE)
	$(PARALLEL) $(MORE) $(WITH_A_DATABASE)
	$(PARALLEL) tests/journeys
	@bash tools/with-postgresql bash -c '$(TABLES_TO_COPY) && $(PARALLEL) $(MORE) $(WITH_A_DATABASE)'
	@echo "Every check passed."

quick: .venv/.test ## run the fast tests only
	$(PARALLEL) -q -m "not journey"

lint: .venv/.test ## format, style, types, import rules, settings, migrations
	$(AT_ONCE) types style settings

style: .venv/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: .venv/.test
	$(BIN)/mypy onrecord

settings: .venv/.test
	ONRECORD_ADDRESS=https://ledger.example ONRECORD_DATA=.venv/check $(BIN)/onrecord check --deploy --fail-level WARNING
	ONRECORD_DATA=.venv/check $(BIN)/onrecord makemigrations --check --dry-run

fix: .venv/.test ## put the code into its format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

coverage: .venv/.test ## what of the code the tests with a database reach
	$(PARALLEL) $(WITH_A_DATABASE) --cov --cov-report=
	$(BIN)/python -m coverage report --skip-covered --fail-under=85

journeys: .venv/.test ## visit the site in a real browser
	@bash tools/programs chromium
	$(PARALLEL) tests/journeys

docs: .venv/.test ## build the documents into docs/_build
	$(BIN)/python -m sphinx -q -W --keep-going docs docs/_build

tables: .venv/.run ## write the tables of a new site down, after every new migration
	@env -u DATABASE_URL $(BIN)/python tools/tables.py
	@bash tools/with-postgresql $(BIN)/python tools/tables.py

sample: .venv/.run ## load the sample newsroom
	@$(BIN)/onrecord sample

.venv/.run: requirements/run.lock pyproject.toml
	@bash tools/environment requirements/run.lock
	@touch $@

.venv/.test: requirements/test.lock pyproject.toml
	@bash tools/environment requirements/test.lock
	@touch .venv/.run $@
