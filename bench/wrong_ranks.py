"""How many units of a tie-rich round each program ranks wrongly, against exact fractions.

Usage: wrong_ranks.py ROUND NAME=RESULTS.csv ...
Prints `NAME wrong-ranks wrong-totals units`, a line a program.
"""

import csv
import sys
from fractions import Fraction

import plan


def points(one: plan.Criterion, row: dict[str, str]) -> Fraction:
    """The exact points of a criterion, of the kinds that tie-rich rounds have."""
    top, text = Fraction(one.max), row[one.column("of")]
    if one.kind == "yes_no":
        return top if text == "yes" else Fraction(0)
    if one.kind not in ("ratio", "ratio_to_target"):
        sys.exit(f"no exact points for the kind {one.kind}")
    a, b = Fraction(text), Fraction(row[one.column("to")])
    if b == 0:
        return top if one.keys["when_zero"] == "full" else Fraction(0)
    return top * min(1, min(1, a / b) / Fraction(one.keys.get("target", "1")))


def hundredths(total: Fraction) -> int:
    """The total in hundredths, half away from zero."""
    return (200 * total.numerator + total.denominator) // (2 * total.denominator)


def ranks(shown: dict[str, int]) -> dict[str, int]:
    """1 + how many stand higher."""
    above, rank_of = 0, {}
    order = sorted(shown.values(), reverse=True)
    for at, value in enumerate(order):
        if at == 0 or value != order[at - 1]:
            above = at
        rank_of[value] = above + 1
    return {unit: rank_of[value] for unit, value in shown.items()}


def exact(round_: plan.Round) -> dict[str, int]:
    """The shown total of every unit, in hundredths."""
    with open(round_.answers, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {row["unit"]: hundredths(sum(points(one, row) for one in round_.criteria)) for row in rows}


def theirs(path: str) -> dict[str, tuple[int, int]]:
    """Shown total in hundredths and rank of every unit at main, from any program's results."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row.get("node", "main") == "main"]
    names = ("main", "rank main") if "rank main" in rows[0] else ("points", "rank")
    return {row["unit"]: (round(float(row[names[0]]) * 100), round(float(row[names[1]]))) for row in rows}


def compare(round_: plan.Round, files: dict[str, str]) -> dict[str, tuple[int, int, int]]:
    """By program: wrong ranks, wrong totals, units."""
    totals = exact(round_)
    right = ranks(totals)
    found = {}
    for name, path in files.items():
        given = theirs(path)
        rank = sum(given[unit][1] != right[unit] for unit in right)
        total = sum(given[unit][0] != totals[unit] for unit in right)
        found[name] = (rank, total, len(right))
    return found


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    pairs = dict(pair.split("=", 1) for pair in sys.argv[2:])
    for program, figures in compare(plan.read(sys.argv[1]), pairs).items():
        print(program, *figures)
