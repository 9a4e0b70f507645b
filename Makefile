# On a fresh machine with Python 3.11: `make demo` shows Selon at work, `make test` checks it.
# Everything is installed into .venv, from pinned and hashed requirements.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# The latest installed set is recorded by a stamp; a larger set contains the smaller ones.
INSTALL = $(PIP) install --quiet --require-hashes -r $(1) && \
	$(PIP) install --quiet --no-deps --no-build-isolation -e .

STORY ?= examples/ferry-fire
LANGUAGE ?= fr
DEMO := build/demo

.PHONY: help demo test lint types imports pytest test-full services pins clean

help:
	@echo "make demo       read the example story and write the page '$(DEMO).html'"
	@echo "make test       lint, types, import contract and tests"
	@echo "make test-full  also the tests that need a browser and PostgreSQL"
	@echo "make pins       pin the dependencies of pyproject.toml again"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed-run: requirements/run.txt pyproject.toml | $(BIN)/python
	$(call INSTALL,requirements/run.txt)
	@touch $@

$(VENV)/installed-test: requirements/test.txt pyproject.toml | $(BIN)/python
	$(call INSTALL,requirements/test.txt)
	@touch $@ $(VENV)/installed-run

$(VENV)/installed-full: requirements/full.txt pyproject.toml | $(BIN)/python
	$(call INSTALL,requirements/full.txt)
	@touch $@ $(VENV)/installed-test $(VENV)/installed-run

demo: $(VENV)/installed-run
	@mkdir -p build
	@rm -f $(DEMO).db $(DEMO).db-wal $(DEMO).db-shm
	$(BIN)/selon add $(DEMO).db $(STORY)
	$(BIN)/selon explain $(DEMO).db --lang $(LANGUAGE) -o $(DEMO).html
	@echo "The page: file://$(abspath $(DEMO).html)"

lint: $(VENV)/installed-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/installed-test
	$(BIN)/mypy

imports: $(VENV)/installed-test
	$(BIN)/lint-imports --no-cache

pytest: $(VENV)/installed-test
	$(BIN)/python -m pytest -q

# Make runs these in the order given, so pytest's closing line is the last one printed.
test: lint types imports pytest

services:
	sh tests_full/services.sh

test-full: services $(VENV)/installed-full
	$(BIN)/mypy tests_full
	$(BIN)/python -m pytest -q tests_full

pins: $(VENV)/installed-full
	$(PIP) install --quiet pip-tools
	sh requirements/pin.sh $(BIN)/pip-compile

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
