# make demo: the whole product on this machine, without a token. make test: every check.
# Both set themselves up in .venv; all they need is Python 3.11 or newer.
PY ?= python3
V := .venv
READY := $(V)/.ready

# The tests start many bots: none should compile itself anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test setup clean

demo: $(READY)
	@$(V)/bin/python -m preview

test: $(READY)
	@$(V)/bin/ruff check .
	@$(V)/bin/ruff format --check .
	@$(V)/bin/lint-imports
	@$(V)/bin/askfirst check
	@# Types are checked while the tests wait for pages and bots; what is wrong is told last.
	@$(V)/bin/mypy > $(V)/.types & types=$$!; $(V)/bin/pytest -n 3; tested=$$?; \
	wait $$types; typed=$$?; cat $(V)/.types; test $$tested$$typed = 00

setup: $(READY)

clean:
	rm -rf $(V)

$(READY): pyproject.toml
	@command -v $(PY) >/dev/null || { echo "askfirst needs Python 3.11 or newer and found none. On Debian: apt-get install python3 python3-venv"; exit 2; }
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "askfirst needs Python 3.11 or newer; this is $$($(PY) --version). Name another with: make $(MAKECMDGOALS) PY=/path/to/python3.11"; exit 2; }
	@$(PY) -c 'import ensurepip, venv' 2>/dev/null || { echo "This Python has no venv module. On Debian: apt-get install python3-venv"; exit 2; }
	@echo "Setting up in $(V), once; this takes about a minute."
	@$(PY) -m venv $(V)
	@$(V)/bin/pip install --quiet --disable-pip-version-check -e '.[dev]' || { echo "The packages could not be installed: is the package index reachable?"; exit 2; }
	@# Where Python may write no bytecode it would compile all of ours at every start.
	@$(V)/bin/python -m compileall -q bot console db preview
	@touch $(READY)
