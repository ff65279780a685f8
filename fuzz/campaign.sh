#!/usr/bin/env bash
# Fuzzes every target for so many minutes (30), from the saved bytes, the shipped sets and the tables of the tests.
# A run may wait long for its turn on a busy machine, hence the patience of 120 s; what hangs is still found.
# What breaks a target stays in target/fuzz/artifacts: mend it, and keep the bytes in fuzz/corpus/TARGET.
# Usage: fuzz/campaign.sh [MINUTES [TARGET...]]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=$((${1:-30} * 60))
shift $(($# > 0 ? 1 : 0))
# libFuzzer needs what only nightly compilers grant; where there is none, the repository's own is told to grant it too.
if cargo +nightly --version >/dev/null 2>&1; then
  export RUSTUP_TOOLCHAIN=nightly
else
  export RUSTC_BOOTSTRAP=1
fi
export PATH=$PWD/target/tools/bin:$PATH CARGO_TARGET_DIR=$PWD/target/fuzz
cargo fuzz build --fuzz-dir fuzz

fuzz() { # fuzz TARGET
  local found=target/fuzz/found/$1 broken=target/fuzz/artifacts/$1/
  local more=()
  case $1 in
    framework) more=(frameworks) ;;
    table) more=(crates/cli/tests/corpus/table) ;;
  esac
  mkdir -p "$found" "$broken"
  if nice cargo fuzz run --fuzz-dir fuzz "$1" "$found" "fuzz/corpus/$1" "${more[@]}" -- \
    -max_total_time="$seconds" -timeout=120 -rss_limit_mb=3000 -artifact_prefix="$broken" -print_final_stats=1 \
    >"target/fuzz/$1.log" 2>&1; then
    echo "$1: $(sed -n 's/^stat::number_of_executed_units: *//p' "target/fuzz/$1.log") runs, nothing broke"
  else
    echo "$1: broke; see target/fuzz/$1.log"
    tail -n 40 "target/fuzz/$1.log"
    return 1
  fi
}
export -f fuzz
export seconds
targets=("$@")
[ $# -gt 0 ] || targets=(framework table answers numbers)
printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I{} bash -c 'set -euo pipefail; fuzz {}'
