# PYTHON names the interpreter that makes the virtual environment, UV the uv that writes the lock file.
PYTHON ?= python3
UV ?= uv

BIN := .venv/bin
READY := .venv/ready

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check lint generate format lock writes bench clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1 - \2/p' Makefile

$(READY): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo 'Error: $(PYTHON) is missing, older than 3.11 or lacks its venv module; name another: make PYTHON=python3.12' >&2; exit 1; }
	@echo 'Installing clusterctl and its tools into .venv'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY) ## validate and score the Jaipur example, write its report
	$(BIN)/clusterctl -C examples/jaipur validate
	$(BIN)/clusterctl -C examples/jaipur score
	@mkdir -p demo
	$(BIN)/clusterctl -C examples/jaipur report 1999 -o demo/jaipur/
	$(BIN)/clusterctl -C examples/jaipur report 1999 -o demo/jaipur.html
	@echo 'The report: demo/jaipur.html (and demo/jaipur/report.md with its pictures)'

test: $(READY) ## run the tests
	$(BIN)/python -m pytest -n auto -q

check: lint test ## all that a change must pass

lint: $(READY) ## check without the tests: format, lint, types, imports, generated text
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m generate --check

generate: $(READY) ## write the generated text anew: schemas, reference, rule pages
	$(BIN)/python -m generate

format: $(READY) ## format the code, apply the safe fixes
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format --quiet

lock: ## write requirements-dev.lock anew with uv; newest releases: make lock UPGRADE=--upgrade
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --group dev --all-extras \
		--custom-compile-command 'make lock' --output-file requirements-dev.lock $(UPGRADE) pyproject.toml

writes: $(READY) ## try writing under kill -9, failing system calls, full disks, crowds
	$(BIN)/python -m tests.writes

bench: $(READY) ## measure speed against peers
	$(BIN)/python -m bench

clean: ## remove all that make made
	rm -rf .venv .bench demo dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
