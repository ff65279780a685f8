# The whole set-up: `make demo` shows the product, `make test` proves it.
# The steps of check and test stand in .ci/steps, one line each.

.DEFAULT_GOAL := help
export PATH := $(HOME)/.cargo/bin:$(PATH)
.PHONY: help demo test check campaign bench

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# The debug build: from a cold target directory it is on the screen sooner than an optimised one.
demo: ## Score, explain and rank the shipped example
	@.ci/install cargo cc
	@cargo run --quiet -p cli -- example

test: ## Everything that must pass; installs what it needs; CI runs this
	@.ci/install cargo cc python3
	@.ci/steps test

check: ## The daily subset, under 3 minutes
	@.ci/install cargo cc
	@.ci/steps check

campaign: ## Long runs: many random frameworks, fuzzing, licences of every dependency
	@.ci/install cargo cc python3
	@[ -x target/tools/bin/cargo-deny ] || cargo install --quiet --locked --root target/tools cargo-deny
	@target/tools/bin/cargo-deny check bans licenses sources
	@.ci/optional verify/campaign.sh

bench: ## Side-by-side measurements; figures go dated into bench/README.md
	@.ci/optional bench/run.sh
