# `make run` starts the dashboard, `make test` runs every check and all but the long tests. Both make .venv first, and install only what changed.

PYTHON ?= python3
PORT ?= 8501
# 0.0.0.0 lets others in your network in.
ADDRESS ?= localhost

# Where it is set, as in many images, each process of the tests compiles all that it imports anew.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
UV := uv==0.13.9
# uv takes a third of pip's time; where it is not to be had, or only pip knows where packages are, pip does it.
define install
@$(PIP) $(UV) 2>/dev/null && $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python $(1) 2>/dev/null || $(PIP) $(1)
endef
# Also where the system's Python is another by now: the environment's own is then a broken link, or has no packages.
MISSING := $(shell $(BIN)/python -c 'import pip' 2>/dev/null || echo venv)

.PHONY: run test lint types tests test-long benchmark screenshots written-logs format upgrade lock sbom venv

run: .venv/run.stamp
	@exec $(BIN)/python -m streamlit run dashboard/app.py --server.address=$(ADDRESS) --server.port=$(PORT)

# `make -j2 test` checks types, on one core, beside the tests.
test: lint types tests

lint: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo

types: .venv/test.stamp
	$(BIN)/mypy

# In the same order at every check, as the examples are the same; `pytest` by itself shuffles them anew each time.
tests: .venv/test.stamp
	$(BIN)/pytest --randomly-seed=2026 --numprocesses=2 --dist=loadfile --no-loadscope-reorder

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

# Every pin of requirements*.txt, the lock, and the list of licenses. The tools of this file and of pyproject.toml are pinned there.
upgrade: .venv/run.stamp
	$(PIP) $(UV)
	$(BIN)/python -m tests.hosting.upgrade $(BIN)/uv
	$(MAKE) lock sbom

# What the image installs, whatever Python and platform it is built for.
lock: .venv/run.stamp
	$(PIP) $(UV)
	echo '# All that the image installs, at these versions and with these hashes. `make lock` writes it from requirements.txt.' > requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade --generate-hashes --no-header --no-annotate requirements.txt >> requirements.lock

# What the image installs, as an SBOM (CycloneDX, checked against its schema), and its licenses as a table.
sbom: .venv/run.stamp
	$(PIP) $(UV)
	$(BIN)/uv venv --quiet --clear build/image
	$(BIN)/uv pip install --quiet --python build/image --require-hashes --requirement requirements.lock
	$(BIN)/uv tool run --quiet --from cyclonedx-bom==7.5.0 cyclonedx-py environment --validate --output-reproducible \
	  --pyproject pyproject.toml --output-file build/sbom.json build/image
	$(BIN)/uv tool run --quiet pip-licenses==5.5.5 --python build/image/bin/python --with-system \
	  --format markdown --output-file docs/licenses.md

# Editable: `dashboard` is then found from any folder, as it stands here.
.venv/run.stamp: requirements.txt pyproject.toml $(MISSING)
	@echo "Installing the dashboard and what requirements.txt lists into .venv; the first time takes a few minutes."
	$(call install,--editable .)
	@touch $@

.venv/test.stamp: requirements-dev.txt .venv/run.stamp
	@echo "Installing what requirements-dev.txt lists into .venv."
	$(call install,-r requirements-dev.txt)
	@touch $@

.venv/benchmark.stamp: requirements-benchmark.txt .venv/test.stamp
	@echo "Installing what requirements-benchmark.txt lists into .venv."
	$(call install,-r requirements-benchmark.txt)
	@touch $@

venv:
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; (3, 11) <= v <= (3, 13) or sys.exit( \
	  "Overfit Lab needs Python 3.11, 3.12 or 3.13, and $(PYTHON) is %d.%d: name another with PYTHON=python3.13" % v)'
	@$(PYTHON) -m venv --clear .venv
