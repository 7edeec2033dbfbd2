# Everything a newcomer needs: `make serve` and `make test`. Each sets up what it lacks, and is quick the second time.
# ARGS goes to the program behind: `make test ARGS="tests/record -x"`, `make serve ARGS="--port 8080"`.
.DEFAULT_GOAL := help
.PHONY: help serve test docs pictures mutate soak lint format bench drafts-diff lock clean
SHELL := /bin/bash
BIN := .venv/bin
PREPARE := python3 tools/prepare.py

help:  ## this list
	@grep -hE '^[a-z-]+: .*## |^[a-z-]+:  ## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

serve:  ## the guided interviews, in a browser on this machine
	@$(PREPARE) run
	@exec $(BIN)/rightsforms serve $(ARGS)

# All of them by three processes: some always wait for a browser or a server; tests/support/turns.py says who runs what.
# A part by one, because others would first have to start. Thirty servers are started: bytecode is kept even where the
# machine says otherwise, or each would compile all again.
test:  ## all tests
	@$(PREPARE) test
	@exec env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest \
		$(or $(ARGS),-n 3 --dist loadfile --no-loadscope-reorder)

docs:  ## the pages of docs/ that are made from the program
	@$(PREPARE) env
	@exec $(BIN)/python -m tools.book

pictures:  ## docs/imagenes again, from a server of this moment
	@$(PREPARE) test
	@exec $(BIN)/python -m tools.pictures

mutate:  ## one change at a time, in a copy: which do the tests not notice? ARGS="--only record/edad.py": all of one module
	@$(PREPARE) test
	@exec env -u PYTHONDONTWRITEBYTECODE $(BIN)/python tools/mutate.py $(ARGS)

soak:  ## two hundred rounds in which something dies; its table is for docs/operacion.md
	@$(PREPARE) test
	@exec $(BIN)/python -m pytest -m slow tests/server/test_soak.py $(ARGS)

lint:  ## style, types, who may import whom, the interviews
	@$(PREPARE) env
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy tools
	$(BIN)/lint-imports
	$(BIN)/docassemble-lsp check --strict interviews

format:  ## mend what lint can mend by itself
	@$(PREPARE) env
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench:  ## the budgets, each beside what this machine measures; ARGS=--profile: where the time of a petition goes; --growth: how it grows
	@$(PREPARE) bench
	@exec $(BIN)/python -m bench $(ARGS)

drafts-diff:  ## the words that a change says otherwise in the drafts of the made-up cases; ARGS=<revision>, else main
	@$(PREPARE) test
	@$(BIN)/python tools/drafts.py $(ARGS)

# After a change of setup.py: `make lock`. For newer versions of everything: `make lock ARGS=--upgrade`.
COMPILE := .tools/uv pip compile --quiet --python-version 3.12 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" $(ARGS)
lock:  ## choose the exact versions again
	@$(PREPARE) uv
	$(COMPILE) --universal --extra server --extra test --excludes requirements/excludes.txt \
		setup.py -o requirements/rightsforms.lock
	grep -oE '^setuptools==[0-9.]+' requirements/rightsforms.lock | $(COMPILE) - -o requirements/build.txt
	echo uv | $(COMPILE) - -o requirements/uv.txt
	rm -rf *.egg-info  # what uv asked setup.py: it would stand before what is installed

clean:  ## remove all that make made; the cases and the data of the server are elsewhere, and stay
	rm -rf .venv .tools build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
