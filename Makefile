# make run    opens the app (PORT=8501 unless taken; PORT=… to choose)
# make test   format, lint, types and every test, browser tests included
# make data   checks the CSVs and builds the parquet and datapackage.json from them
# make bench  measures what a rerun costs
# make format puts the code into the form that make test asks for
# make golden writes the golden pictures anew; make golden-diff draws old, new and difference
#
# Each installs what it needs into .venv first, once. PYTHON=… chooses the Python.

DATA := data/russia-2003
py := .venv/bin/python
export PYTHON
# Every process would compile all that it imports, which takes longer than the work of most.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test types pytest data bench format golden golden-diff app-env test-env

run: app-env
	$(py) -m streamlit run app.py $(if $(PORT),--server.port $(PORT))

# Types are checked while the tests run: that keeps to one core.
test: test-env
	$(py) -m ruff format --check .
	$(py) -m ruff check .
	$(py) -m tests.browser.chromium
	$(MAKE) -j 2 types pytest

types: test-env
	$(py) -m mypy

.PHONY: docs
docs: test-env ## write what code knows better into the documents: charts, dictionary
	$(py) -m tests.docs

pytest: test-env
	$(py) -m pytest -n 2 --no-loadscope-reorder

data: app-env
	$(py) -m components.dossier build $(DATA)
	$(py) -m components.dossier check $(DATA)

bench: test-env
	$(py) -m tests.bench

format: test-env
	$(py) -m ruff check --fix .
	$(py) -m ruff format .

golden: test-env
	$(py) -m tests.golden

golden-diff: test-env
	$(py) -m tests.golden diff

app-env:
	@.ci/venv requirements.txt

test-env:
	@.ci/venv requirements.txt tests/requirements.txt
