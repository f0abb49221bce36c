# Everything a person or CI runs. Each target stands alone: it makes .venv first when that is missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: run install test check fix docs faults bench lock clean

run: $(VENV)/.runtime  ## start the bot; without Slack tokens, with a Slack workspace on this machine
	@exec $(BIN)/kpi run $(ARGS)

install: $(VENV)/.runtime  ## make .venv and install from the lock file

test: $(VENV)/.dev  ## the whole test suite
	$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/.dev  ## style, types, architecture, and that generated docs are up to date
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m docs.generate --check

fix: $(VENV)/.dev  ## put formatting and generated docs right
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/python -m docs.generate

docs: fix

faults: $(VENV)/.dev  ## kills, storms and a whole year, the long form of what the test suite does briefly
	FAULTS=long $(BIN)/python -m pytest tests/faults --durations=40 $(ARGS)

bench: $(VENV)/.bench  ## the figures in docs/figures.md, measured here
	$(BIN)/python -m tests.bench $(ARGS)

lock:  ## resolve the newest allowed versions into the lock files (needs uv)
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header --upgrade -o requirements.lock
	uv pip compile pyproject.toml --group build --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header --upgrade -c requirements.lock \
	  -o requirements-dev.lock
	uv pip compile pyproject.toml --group build --group dev --group bench --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --upgrade \
	  -c requirements-dev.lock -o requirements-bench.lock

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(VENV)/bin/python requirements.lock pyproject.toml
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.bench: $(VENV)/.dev requirements-bench.lock
	$(PIP) install --quiet --require-hashes -r requirements-bench.lock
	@touch $@
