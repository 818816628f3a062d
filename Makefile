# make demo   read the sample news and show the record (needs Python 3.11 or newer, nothing else)
# make test   the linters, the types, the import rules and the tests
# make bench  speed, spans and quality (what needs ../shared is skipped where it is not there)

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
export OMP_NUM_THREADS ?= 2
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint bench lock clean

demo: .venv/.runtime
	@rm -rf .demo
	$(BIN)/demarche read tests/articles --store .demo/records.sqlite
	@printf '\nThe sample news is read. This is what the store holds now:\n\n'
	$(BIN)/demarche list --store .demo/records.sqlite
	@printf '\nTry next:\n\n'
	@printf '  # why each line stands there, and what was left out\n'
	@printf '  $(BIN)/demarche show blinken-beijing-2.txt --store .demo/records.sqlite --explain\n'
	@printf '  # many articles as one record, in your browser (stop with Ctrl-C)\n'
	@printf '  $(BIN)/demarche link --store .demo/records.sqlite && $(BIN)/demarche serve --store .demo/records.sqlite\n'
	@printf '  # the records as JSON Lines\n'
	@printf '  $(BIN)/demarche read tests/articles --no-store --format json > records.jsonl\n'
	@printf '  # your own news: text, HTML, JSON Lines, a folder, or - for standard input\n'
	@printf '  $(BIN)/demarche read YOUR-ARTICLE.txt\n\n'

test: lint
	$(BIN)/pytest

lint: .venv/.development
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: .venv/.development
	$(BIN)/python bench/gates.py
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/spans.py

# The versions that were tested: everything installed for running and developing. Wheels only: a bare machine compiles nothing.
lock:
	rm -rf .lock && $(PYTHON) -m venv .lock
	.lock/bin/pip install --quiet --upgrade --upgrade-strategy eager --only-binary :all: ".[dev]"
	.lock/bin/pip freeze --exclude demarche > requirements.lock
	rm -rf .lock

clean:
	rm -rf .venv .demo .lock build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Demarche needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.runtime: pyproject.toml requirements.lock | .venv/bin/python
	$(BIN)/pip install --quiet --constraint requirements.lock --editable .
	@touch $@

.venv/.development: pyproject.toml requirements.lock | .venv/bin/python
	$(BIN)/pip install --quiet --constraint requirements.lock --editable ".[dev]"
	@# followthemoney brings types of SQLAlchemy 1.4, which hide those that SQLAlchemy 2 has of its own
	$(BIN)/pip uninstall --quiet --yes sqlalchemy2-stubs
	@touch $@ .venv/.runtime
