# One way in: `make help`. Everything lives in .venv and .local inside this folder.
SHELL := /bin/sh
IN_RANGE := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do $$p -c '$(IN_RANGE)' 2>/dev/null && { echo $$p; exit; }; done; echo python3)
PORT ?= 8000
VENV := .venv/bin/python

.PHONY: help run serve test shots guide-pictures format lock clean
.DEFAULT_GOAL := help

help: ## tampilkan daftar perintah ini
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-15s %s\n", $$1, $$2}' Makefile

run: .venv/runtime ## siapkan semuanya dan buka http://127.0.0.1:8000 (PORT=8010 untuk porta lain)
	@$(VENV) manage.py start --port "$(PORT)"

serve: .venv/runtime ## sama, dengan pengaturan produksi dan server sungguhan
	@$(VENV) manage.py start --production --port "$(PORT)"

test: .venv/tests ## periksa gaya, tipe, dan semua tes (termasuk di peramban)
	@tests/run "$(VENV)"

shots: .venv/tests ## potret semua halaman dan keadaan ke .local/shots (buka index.html)
	@$(VENV) -m pytest tests/browser/shots.py -q -k test_shots

guide-pictures: .venv/tests ## perbarui gambar panduan dan README
	@$(VENV) -m pytest tests/browser/shots.py -q -k "test_guide or test_readme"

format: .venv/tests ## rapikan kode
	@$(VENV) -m ruff check --fix-only --quiet . && $(VENV) -m ruff format .

lock: ## perbarui requirements.txt dan tests/requirements.txt dari pyproject.toml (perlu uv)
	uv pip compile -q pyproject.toml --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" -o requirements.txt
	uv pip compile -q --group dev --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" -c requirements.txt -o tests/requirements.txt

clean: ## hapus .venv (data di .local tetap ada)
	rm -rf .venv

.venv/bin/python:
	@$(PYTHON) -c '$(IN_RANGE)' || \
	  { echo "Portal memerlukan Python 3.11, 3.12, atau 3.13. Pilih dengan: PYTHON=python3.11 make ..."; exit 1; }
	@echo "- Membuat lingkungan Python (.venv) ..."
	@$(PYTHON) -m venv .venv

.venv/runtime: .venv/bin/python requirements.txt
	@echo "- Memasang pustaka dari requirements.txt (pertama kali perlu beberapa menit) ..."
	@$(VENV) -m pip install --disable-pip-version-check --progress-bar off --require-hashes -r requirements.txt \
	  | grep --line-buffered -E '^(Collecting|Installing|Successfully)' | cut -c1-100 | awk '{print "  " $$0; fflush()}'
	@$(VENV) -c 'import django, psycopg' && touch .venv/runtime

.venv/tests: .venv/runtime tests/requirements.txt
	@echo "- Memasang alat uji dari tests/requirements.txt ..."
	@$(VENV) -m pip install --disable-pip-version-check --progress-bar off -q --require-hashes -r tests/requirements.txt
	@touch .venv/tests
