# Each target sets up what it needs; a second run sets nothing up again.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/ready
TESTS  := $(VENV)/tests-ready
PIP    := $(BIN)/python -m pip install --disable-pip-version-check --progress-bar off

# JupyterLab refuses to run as root unless told.
ROOT   := $(if $(filter 0,$(shell id -u)),--allow-root)

LOCK   := $(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 --generate-hashes \
          --upgrade --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help brief test lab lint bench audit lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-6s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Parallax needs Python 3.11 or newer: set PYTHON=/path/to/python3.11"; exit 2; }
	@echo "Setting up in $(VENV): about 170 packages, once; this takes a minute or more."
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(TESTS): $(READY) tests/requirements.txt
	$(PIP) --require-hashes -r tests/requirements.txt
	@touch $@

brief: $(READY) ## render the brief of the two seed texts
	$(BIN)/parallax brief

test: $(TESTS) ## run the tests; installs Chromium and Java first where it may
	@{ command -v chromium && command -v java; } >/dev/null || sh tests/install-packages
	$(BIN)/python -m pytest

lab: $(READY) ## open the notebooks in JupyterLab; LAB="--no-browser --port 9999" passes options on
	$(BIN)/jupyter lab $(ROOT) --LabApp.default_url=/lab/tree/notebooks/0-summary.ipynb $(LAB)

lint: $(TESTS) ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(TESTS) .venv-bench/ready ## measure speed and memory beside the usual tools
	$(BIN)/python bench/bench.py

.venv-bench/ready: bench/requirements.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	@touch $@

audit: $(TESTS) ## look up the locked packages in the list of known weaknesses; before every release
	@bash tests/audit

lock: $(TESTS) ## compile the locks from what is declared
	$(LOCK) --extra batch --output-file requirements.txt pyproject.toml
	$(LOCK) --extra batch --extra test --constraint requirements.txt --output-file tests/requirements.txt pyproject.toml
	$(LOCK) --output-file bench/requirements.txt bench/requirements.in

clean: ## remove the environment and caches
	rm -rf $(VENV) .venv-bench .pytest_cache .ruff_cache .mypy_cache .hypothesis build dist *.egg-info
