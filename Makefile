# The whole set-up: `make demo` shows the product, `make test` proves it.
# The steps of check, test and campaign stand in .ci/steps, one line each.

.DEFAULT_GOAL := help
export PATH := $(HOME)/.cargo/bin:$(PATH)
.PHONY: help demo test check campaign dist bench

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# The debug build: from a cold target directory it is on the screen sooner than an optimised one.
demo: ## Score, explain and rank the shipped example
	@.ci/install cargo cc
	@cargo run -p cli -- example

test: ## Everything that must pass; installs what it needs; CI runs this
	@.ci/install cargo cc python3 postgres fiu-run browser
	@.ci/steps test

check: ## The daily subset, under 3 minutes
	@.ci/install cargo cc
	@.ci/steps check

campaign: ## Long runs: random rounds and laws, fuzzing, faults of disk and process, licences; about 3 hours
	@.ci/install cargo cc python3 postgres fiu-run cargo-deny cargo-fuzz
	@.ci/steps campaign

dist: ## What is handed out: program, samples, guide, checksums, in target/dist
	@.ci/install cargo cc
	@.ci/dist

bench: ## Side-by-side measurements; figures go dated into bench/README.md
	@.ci/optional bench/run.sh
