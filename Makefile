# make start: the demo city on this machine. make help: the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help start test check bench assets messages lock clean

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
# Tools run from .venv, or from another folder with the same requirements: make test BIN=/opt/venv/bin
RUN := PATH="$(abspath $(BIN)):$$PATH"
ifeq ($(BIN),$(VENV)/bin)
READY := $(VENV)/ready
READY_DEV := $(VENV)/ready-dev
endif

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 16

start: $(READY) ## install what is needed, load the demo city once, serve it (PORT, HOST, DATA_DIR)
	@exec $(BIN)/python manage.py serve --prepare

test: $(READY_DEV) ## all tests, on SQLite and on PostgreSQL with Redis where they answer
	@$(RUN) .ci/test

check: $(READY_DEV) ## format, lint, import direction, migrations, messages, templates
	@$(RUN) .ci/check

bench: $(READY_DEV) ## measure pages, rooms and surveys; writes bench/results/
	@$(BIN)/python -m bench.pages
	@$(BIN)/python -m bench.live
	@$(BIN)/python -m bench.surveys
	@$(BIN)/python -m bench.results_page

assets: ## build the stylesheets from package.json (needs Node)
	npm ci --no-audit --no-fund && npm run build

messages: $(READY_DEV) ## collect and compile the Dutch texts
	@$(BIN)/python manage.py messages

lock: $(READY_DEV) ## write requirements.txt and requirements-dev.txt from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --python-version 3.11 --generate-hashes -q --no-header -o requirements.txt
	uv pip compile pyproject.toml --extra dev --python-version 3.11 --generate-hashes -q --no-header -o requirements-dev.txt

clean: ## remove what can be made again; the data in var/ stays
	rm -rf $(VENV) node_modules test-results .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' \
	  || { echo "Python 3.11 is needed: make start PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/ready: $(VENV)/made requirements.txt
	@echo "Installing the locked requirements ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	@echo "Installing what tests and checks need ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
