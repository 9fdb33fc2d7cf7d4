# `make run` starts the dashboard, `make test` runs every check. Both make .venv first, and install only what changed.

PYTHON ?= python3
PORT ?= 8501

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
MISSING := $(shell test -x $(BIN)/pip || echo venv)

.PHONY: run test test-long benchmark screenshots written-logs format lock venv

run: .venv/run.stamp
	@exec $(BIN)/streamlit run dashboard/app.py --server.address=localhost --server.port=$(PORT)

test: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest --numprocesses=2 --dist=loadfile --no-loadscope-reorder

test-long: .venv/test.stamp
	CLAIM_SEEDS=20 $(BIN)/pytest -m long

benchmark: .venv/benchmark.stamp
	$(BIN)/python -m benchmarks

screenshots: .venv/test.stamp
	$(BIN)/python -m tests.browser.screenshots

# The tools are several gigabytes, so they have an environment of their own.
written-logs:
	$(PYTHON) -m venv .venv-logs
	.venv-logs/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-logs.txt
	CUDA_VISIBLE_DEVICES= .venv-logs/bin/python -m tests.data.curves.written.write

format: .venv/test.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# What the image installs, whatever Python and platform it is built for.
lock: .venv/run.stamp
	$(PIP) uv==0.13.9
	echo '# All that the image installs, at these versions and with these hashes. `make lock` writes it from requirements.txt.' > requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade --generate-hashes --no-header --no-annotate requirements.txt >> requirements.lock

# Editable: `dashboard` is then found from any folder, as it stands here.
.venv/run.stamp: requirements.txt pyproject.toml $(MISSING)
	@echo "Installing the dashboard and what requirements.txt lists into .venv; the first time takes a few minutes."
	@$(PIP) --editable .
	@touch $@

.venv/test.stamp: requirements-dev.txt .venv/run.stamp
	@echo "Installing what requirements-dev.txt lists into .venv."
	@$(PIP) -r requirements-dev.txt
	@touch $@

.venv/benchmark.stamp: requirements-benchmark.txt .venv/test.stamp
	@echo "Installing what requirements-benchmark.txt lists into .venv."
	@$(PIP) -r requirements-benchmark.txt
	@touch $@

venv:
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; (3, 11) <= v <= (3, 13) or sys.exit( \
	  "Overfit Lab needs Python 3.11, 3.12 or 3.13, and $(PYTHON) is %d.%d: name another with PYTHON=python3.13" % v)'
	@$(PYTHON) -m venv --clear .venv
