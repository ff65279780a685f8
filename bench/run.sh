#!/usr/bin/env bash
# Side-by-side measurements on generated rounds; prints Markdown. Installs what it needs:
# pandas, polars, xlsxwriter from PyPI into the target directory, LibreOffice Calc from Debian.
set -euo pipefail
cd "$(dirname "$0")/.."
.ci/install cargo cc python3
export PATH=$HOME/.cargo/bin:$PATH PYTHONDONTWRITEBYTECODE=1

target=${CARGO_TARGET_DIR:-target}
python=$target/bench-venv/bin/python
rounds=$target/bench-rounds

as=()
[ "$(id -u)" = 0 ] || as=(sudo)
if ! command -v soffice >/dev/null; then
  "${as[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui
fi
if [ ! -x "$python" ]; then
  python3 -m venv "$target/bench-venv" 2>/dev/null || {
    DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get install -y -qq python3-venv
    python3 -m venv --clear "$target/bench-venv"
  }
fi
"$python" -m pip install --quiet --disable-pip-version-check pandas polars xlsxwriter

cargo build --quiet --release --locked -p cli
bench=$(cargo bench --no-run --locked -p domain --bench round 2>&1 | sed -n 's/.*(\(.*round-[0-9a-f]*\))$/\1/p')

for round in "plain 10000" "plain 63" "ties 3300" "ties 10000"; do
  read -r form units <<<"$round"
  folder=$rounds/$form-$units
  python3 bench/generate.py "$folder" "$form" "$units"
  [ "$folder/round.xlsx" -nt bench/calc_round.py ] || "$python" bench/calc_round.py "$folder" build
done

"$python" -m pip list --format freeze | grep -E '^(pandas|polars|numpy)=' | paste -sd' '
soffice --version
python3 bench/measure.py "$rounds" "$target/release/thang" "$python" "$bench"
