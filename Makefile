# Reisgenoot: the workshop. `make help` lists what there is.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
SETTINGS := config.settings.test
export PORT
# Compiled code is kept, also where the shell says not to: every process of the tests, and every server they start, would
# compile all of ours anew.
export PYTHONDONTWRITEBYTECODE :=

# In CI the test database is always made anew; at your desk it is kept between runs.
PYTEST_OPTIONS := $(if $(CI),--create-db)
# Two processes more than there are cores (they wait for a browser, a mail server or a disk; with one more, a fifth of the
# processor stood still), a file of tests at a time: each has its own database, browser and servers.
SIDE_BY_SIDE = -n $(shell $(PYTHON) -c "import os; print(min(os.cpu_count() or 1, 8) + 2)") --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help run test deep bench load faults audit sbom lint types style format lock ready ready-dev browser pdf servers

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: ready ## set up and start everything with demo content (PORT=8001 make run)
	@exec $(BIN)/python -m scripts.run

test: ready-dev browser pdf servers ## all tests, browser journeys included
	@$(BIN)/pytest -q $(SIDE_BY_SIDE) $(PYTEST_OPTIONS)

deep: ready-dev browser pdf servers ## the long fault and property runs
	@SAMPLE=deep $(BIN)/pytest -q --timeout 3600 $(SIDE_BY_SIDE) $(PYTEST_OPTIONS) -m "deep or not deep"

bench: ready-dev ## speed and memory, beside a floor measured in the same run
	@$(BIN)/python tests/benchmarks/run.py

load: ready-dev servers ## many people come at once (PEOPLE=200 DATABASE=sqlite); EVENING=1: 10 000 in an hour (MINUTES=60)
	@$(BIN)/python tests/load/run.py

faults: ready-dev servers ## every part fails at random while people are busy (SEED=1 OPERATIONS=5000 MINUTES=15 ONLY=cache,storage)
	@PYTHONPATH=site $(BIN)/python tests/faults/campaign/run.py

audit: ready-dev ## is a hole known in a package we use? (ADVISORIES_URL= for a list of your own)
	@$(BIN)/python -m scripts.audit

sbom: ready-dev ## what this release is made of, for machines (CycloneDX)
	@$(BIN)/python -m scripts.sbom

lint: ready-dev ## style, format, templates, types, migrations, Django's checks
	@$(MAKE) --no-print-directory --jobs 2 --output-sync=recurse types style

types:
	PYTHONPATH=site $(BIN)/mypy

style:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djhtml --check --tabwidth 2 templates
	DJANGO_SETTINGS_MODULE=$(SETTINGS) $(BIN)/python manage.py makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=$(SETTINGS) $(BIN)/python manage.py check --database default --fail-level WARNING

format: ready-dev ## put code and templates in their format
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(BIN)/djhtml --tabwidth 2 templates

lock: ## write requirements.lock anew after changing a list (with the oldest Python we promise)
	$(PYTHON) -m scripts.relock

ready:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 of nieuwer is nodig: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -m scripts.bootstrap

ready-dev:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 of nieuwer is nodig: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -m scripts.bootstrap --dev

pdf: ready-dev
	@$(BIN)/python -m scripts.ensure_pdf

browser: ready-dev
	@$(BIN)/python -m scripts.ensure_browser

servers: ready-dev
	@$(BIN)/python -m scripts.ensure_servers
