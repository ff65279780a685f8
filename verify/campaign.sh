#!/usr/bin/env bash
# The long cross check: 10,000 random rounds, then a tenth as many, half of these with a planted error.
# Usage: verify/campaign.sh [PATH OF thang] [COUNT]
set -euo pipefail
cd "$(dirname "$0")/.."
thang=${1:-${CARGO_TARGET_DIR:-target}/release/thang}
[ $# -gt 0 ] || cargo build --quiet --locked --release -p cli
count=${2:-10000}
nice python3 verify/cross_check.py --thang "$thang" --count "$count" --jobs "$(nproc)"
nice python3 verify/cross_check.py --thang "$thang" --count "$((count / 10))" --invalid --jobs "$(nproc)"
