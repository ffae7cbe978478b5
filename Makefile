# Each command installs what it needs into .venv first, once. PYTHON=… chooses the Python.

DATA ?= $(patsubst %/,%,$(wildcard data/*/))
py := .venv/bin/python
bin := .venv/bin
export PYTHON
# Every process would compile all that it imports, which takes longer than the work of most.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run watch test lint types pytest test-deploy test-clients test-workbooks data format golden golden-diff bench lock sbom \
	audit licences app-env test-env

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: app-env ## open the app (PORT=8501 unless taken)
	$(py) -m streamlit run app.py $(if $(PORT),--server.port $(PORT)) $(RUN)

watch: RUN := --server.runOnSave true
watch: run ## the same, drawn anew whenever a file is saved

# Types are checked while the tests run: that keeps to one core.
test: lint ## format, lint, types, every test, a real browser: some fourteen minutes on two cores
	$(py) -m tests.browser.chromium
	$(MAKE) -j 2 types pytest

lint: test-env ## what a commit is held to before its tests: seconds
	$(bin)/ruff format --check .
	$(bin)/ruff check .
	$(bin)/oxfmt --check components
	$(bin)/oxlint --deny-warnings components

types: test-env
	$(py) -m mypy

.PHONY: docs
docs: test-env ## write what code knows better into the documents: charts, dictionary
	$(py) -m tests.docs

pytest: test-env
	$(py) -m pytest -n 2 --no-loadscope-reorder

test-deploy: test-env ## the app behind nginx with TLS, at a host and below a path: minutes
	$(py) -m pytest -n 0 tests/deploy/behind_nginx.py

test-clients: test-env ## other people's software with our addresses in it, real WordPress first: minutes
	$(py) -m pytest -n 0 -o python_files='in_*.py' -o timeout=900 tests/clients

test-workbooks: test-env ## a thousand workbooks broken by a program: some fifteen minutes
	$(py) -m tests.dossier.broken

data: app-env ## check the CSVs, build the parquet and datapackage.json from them (DATA=folder)
	for folder in $(DATA); do \
		$(py) -m components.dossier build $$folder && $(py) -m components.dossier check $$folder || exit; \
	done

format: test-env ## put Python, JavaScript and CSS into the form that make test asks for
	$(bin)/ruff check --fix .
	$(bin)/ruff format .
	$(bin)/oxfmt components
	$(py) -m tests.embed.minified

golden: test-env ## write the golden pictures anew
	$(py) -m tests.golden

golden-diff: test-env ## draw old, new and difference of those that moved, into .shots/golden
	$(py) -m tests.golden diff

bench: test-env ## measure what a rerun costs
	$(py) -m tests.bench

# Both files pin the same, so that one .venv serves both.
pin := $(py) -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

lock: app-env ## pin what requirements.txt and tests/requirements.txt ask for (UPGRADE=1: newest)
	$(py) -m pip install --quiet "uv>=0.13,<0.14"
	$(pin) requirements.txt tests/requirements.txt -o tests/requirements.lock
	$(pin) requirements.txt -c tests/requirements.lock -o requirements.lock

sbom: app-env ## what the app is made of, as CycloneDX: sbom.json
	$(py) -m pip install --quiet "uv>=0.13,<0.14"
	$(py) -m uv tool run --quiet --from "cyclonedx-bom>=7.5,<8" cyclonedx-py requirements \
		requirements.lock --pyproject pyproject.toml --output-reproducible --of JSON -o sbom.json

audit: app-env ## which pinned libraries have known faults; asks PyPI
	$(py) -m pip install --quiet "uv>=0.13,<0.14"
	$(py) -m uv tool run --quiet --from "pip-audit>=2.9,<3" pip-audit --strict --require-hashes --disable-pip \
		-r requirements.lock \
	|| { echo "audit: the lines above name a known fault, or a library that the index asked (pypi.org, or" \
		"what stands in its place here) has no record of: then nothing was audited; ask from elsewhere" >&2; \
		exit 1; }

licences: test-env ## write docs/licences.md: under what each library is given
	$(py) -m tests.deploy.licences

app-env:
	@.ci/venv requirements.lock

test-env:
	@.ci/venv tests/requirements.lock
