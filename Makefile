# The front door. `make` alone lists what can be done.
#
#   make demo      everything a writer gets, shown in the terminal on our own screenplays
#   make test      everything a developer checks: style, types, tests
#
# Both set up what they need the first time (a virtual environment in .venv, the engine, the
# embedded model) and are quick to run again.

PYTHON ?= python3
VENV ?= .venv
MODEL ?= yes

BIN := $(if $(filter Windows_NT,$(OS)),$(VENV)/Scripts,$(VENV)/bin)
PY := $(BIN)/python
SERVER := $(BIN)/screenplay-ls
PIP := $(PY) -m pip --disable-pip-version-check -qq

BENCHMARKS := startup parse requests rules proof proof_speed tone cancel ghost_cost

ENGINE := $(if $(filter yes,$(MODEL)),engine)

NO_INDEX := { echo "pip could not install what is needed: is the package index within reach? \
The lines above say what it asked for. Nothing is lost; run the same command again."; exit 1; }

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint types tests fix bench docs engine vsix test-vscode wheel clean

help: ## List what can be done.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' \
	  | awk -F '\t' '{ printf "  make %-12s %s\n", $$1, $$2 }'
	@echo
	@echo "  make test MODEL=no   leaves out the engine and the model, and the tests that need them"

demo: $(VENV)/installed engine ## Suggest dialogue, polish and weigh the tone of our example screenplays.
	@$(SERVER) demo examples/the-last-ferry.fountain examples/first-draft.fountain

test: lint types tests ## Check style and types, and run the whole ordinary test suite.

lint: $(VENV)/developer
	@echo "Style (ruff)"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . \
	  || { echo "Some files are not formatted. 'make fix' formats them."; exit 1; }

types: $(VENV)/developer
	@echo "Types (pyright, strict)"
	@$(BIN)/pyright --pythonpath $(PY)

tests: $(VENV)/developer $(ENGINE)
	@echo "Tests (pytest)"
	@$(PY) -m pytest $(if $(ENGINE),,-m "not model")

fix: $(VENV)/developer ## Mend what ruff can mend, and format.
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

bench: $(VENV)/developer engine ## Run every benchmark; the figures of the README come from here.
	@for name in $(BENCHMARKS); do echo "== $$name"; $(PY) -m benchmarks.$$name || exit 1; done

docs: $(VENV)/developer ## Write the generated documentation anew.
	@$(PY) tools/configuration.py

# --- setting up -------------------------------------------------------------------------------

# The stamps stand in the virtual environment, so that removing it removes them too.
$(PY):
	@$(PYTHON) tools/check_python.py
	@echo "Making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(PY)
	@echo "Installing screenplay-ls (half a minute)"
	@$(PIP) install --upgrade "pip>=25.1" || $(NO_INDEX)
	@$(PIP) install --editable . || $(NO_INDEX)
	@touch $@

$(VENV)/developer: pyproject.toml $(VENV)/installed
	@echo "Installing the tools that check it (half a minute)"
	@$(PIP) install --group dev || $(NO_INDEX)
	@touch $@

engine: $(VENV)/engine
	@$(SERVER) models pull --quiet

$(VENV)/engine: $(VENV)/installed tools/install_engine.py
	@$(PY) tools/install_engine.py
	@touch $@

# --- packages ---------------------------------------------------------------------------------

wheel: $(VENV)/developer ## Build the Python wheel into dist/.
	@$(PIP) install build
	@$(PY) -m build --wheel --outdir dist .

vsix: ## Package the VS Code extension into dist/ (needs Node 20 or later).
	@command -v npm >/dev/null || { echo "npm is missing: install Node.js 20 or later."; exit 1; }
	@cd vscode-extension && npm ci --no-audit --no-fund --loglevel=error && npm run --silent package

test-vscode: vsix $(VENV)/developer engine ## Drive a real VS Code in a headless browser (fetches hundreds of MB).
	@PATH="$(abspath $(BIN)):$$PATH" tests/vscode/run.sh

clean: ## Remove the virtual environment and what was built.
	rm -rf $(VENV) dist build vscode-extension/dist vscode-extension/node_modules
