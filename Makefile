# Entente. `make run` and `make test` are all you need; both install what they lack.
# HOST and PORT: where `make run` listens. ARGS: passed on to the atlas, pytest or the benchmarks.

VENV := .venv
PY := $(VENV)/bin/python
HOST ?= 127.0.0.1
PORT ?= 8050
export HOST PORT
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --no-input

.DEFAULT_GOAL := help
.PHONY: help run test test-engines bench lint format install lock licences sbom clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/ready  ## start the atlas on http://127.0.0.1:8050 (HOST and PORT change that)
	@exec $(PY) app.py $(ARGS)

test: $(VENV)/ready-dev  ## run every test, in a browser too
	@$(PY) assets/geo_bundle.py
	@$(PY) tests/browser/install.py
	@$(PY) -m tests.deploy.install
	$(PY) -m pytest -n auto --dist worksteal $(ARGS)
	@if command -v node >/dev/null; then node --test tests/assets; fi

test-engines: $(VENV)/ready-engines  ## ask ClickHouse and Spark what is asked of every engine
	ENTENTE_TEST_ENGINES=all $(PY) -m pytest -n auto --dist worksteal -k "clickhouse or spark" \
	  tests/data tests/test_engines.py $(ARGS)

bench: $(VENV)/ready-dev  ## measure speed and memory
	@$(PY) assets/geo_bundle.py
	@$(PY) tests/browser/install.py
	$(PY) -m tests.benchmarks $(ARGS)

lint: $(VENV)/ready-dev  ## check style and types
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	@if command -v node >/dev/null; then find assets -name "*.js" -not -path "assets/vendor/*" -print0 | xargs -0 -n1 node --check; fi

format: $(VENV)/ready-dev  ## put the code in its usual form
	$(PY) -m ruff check --fix-only --quiet .
	$(PY) -m ruff format .

install: $(VENV)/ready $(VENV)/ready-dev  ## install everything: after this, no network is needed
	@$(PY) assets/geo_bundle.py
	@$(PY) tests/browser/install.py
	@$(PY) -m tests.deploy.install

lock: $(PY)  ## pin the newest versions that pyproject.toml allows
	$(PIP) uv
	$(LOCK) --output-file requirements.txt
	$(LOCK) --output-file requirements-dev.txt --constraints requirements.txt --group dev
	$(LOCK) --output-file requirements-engines.txt --constraints requirements-dev.txt --group engines

licences: $(VENV)/ready  ## write THIRD-PARTY.md, the licences of all that is shipped
	@$(PY) deploy/licences.py

# In an environment of its own: what lists the packages is none of them. CycloneDX' own tool, which
# is released monthly; that of uv wants its own kind of lock.
sbom: $(PY)  ## write entente.cdx.json, all packages with their hashes, in CycloneDX' form
	@test -x $(VENV)/sbom/bin/cyclonedx-py || $(PY) -m venv $(VENV)/sbom
	@$(VENV)/sbom/bin/python -m pip install --quiet --disable-pip-version-check "cyclonedx-bom>=7.5.0"
	$(VENV)/sbom/bin/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml \
	  --output-reproducible --of JSON --output-file entente.cdx.json

clean:  ## remove what was installed and every cache
	rm -rf $(VENV) assets/vendor .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One version for every Python, so that the same picture is drawn everywhere.
LOCK = $(PY) -m uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	--fork-strategy fewest --no-annotate --generate-hashes --custom-compile-command "make lock"

# A stamp holds the pins that were installed. One that is merely older than its file, after a
# checkout for instance, asks for nothing from the network.
$(VENV)/ready: requirements.txt assets/geo_bundle.py | $(PY)
	@cmp -s $< $@ || $(PIP) -r $<
	@$(PY) assets/geo_bundle.py
	@cp $< $@

$(VENV)/ready-dev: requirements-dev.txt | $(PY)
	@cmp -s $< $@ || $(PIP) -r $<
	@cp $< $@

$(VENV)/ready-engines: requirements-engines.txt | $(VENV)/ready-dev
	@cmp -s $< $@ || $(PIP) -r $<
	@cp $< $@

# The first Python that is new enough; a broken link of an old environment does not count as one.
$(PY):
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    $$python -m venv --clear $(VENV) && exit 0; rm -rf $(VENV); exit 1; \
	  fi; \
	done; echo "Entente needs Python 3.11 or newer (make PYTHON=/path/to/python)." >&2; exit 1
