"""A generated round scored with pandas, as well as its users would: whole columns, no loop over units.

Usage: pandas_round.py ROUND OUT     from answers.csv to scores.csv and results.csv in OUT
       pandas_round.py ROUND --warm  the part in memory, several times: CPU milliseconds of the best run
"""

import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

import plan


def read(round_: plan.Round) -> pd.DataFrame:
    kinds = {column: str for column in ["unit", *round_.texts()]}
    return pd.read_csv(round_.answers, dtype=kinds | {column: float for column in round_.numbers()})


def ratios(round_: plan.Round, answers: pd.DataFrame, points: dict, maxima: dict) -> None:
    """ratio and ratio_to_target, all columns at once."""
    ones = round_.of_kind("ratio", "ratio_to_target")
    a = answers[[one.column("of") for one in ones]].to_numpy()
    b = answers[[one.column("to") for one in ones]].to_numpy()
    top = np.array([float(one.max) for one in ones])
    target = np.array([float(one.keys.get("target", 1)) for one in ones])
    when_zero = np.array([float(one.keys["when_zero"] == "full") for one in ones])
    leaves = np.array([one.keys["when_zero"] == "not_applicable" for one in ones])
    empty = b == 0
    share = np.divide(a, b, out=np.zeros_like(a), where=~empty)
    share = np.where(empty, np.where(np.isnan(a), 0, when_zero), np.minimum(1, np.minimum(1, share) / target))
    share = np.nan_to_num(share)
    applicable = np.where(empty & leaves & ~np.isnan(a), 0, top)
    for at, one in enumerate(ones):
        points[one.code] = top[at] * share[:, at]
        maxima[one.code] = applicable[:, at]


def others(round_: plan.Round, answers: pd.DataFrame, points: dict, maxima: dict) -> None:
    """The other kinds, a column at a time."""
    for one in round_.criteria:
        top = float(one.max)
        if one.kind in ("ratio", "ratio_to_target"):
            continue
        of = answers[one.column("of")]
        if one.kind == "count_to_target":
            points[one.code] = top * np.minimum(1, of.to_numpy() / one.share("target"))
        elif one.kind == "steps":
            steps = one.keys["steps"]
            at = np.searchsorted([float(step["at_least"]) for step in steps], of.to_numpy(), side="right")
            points[one.code] = top * np.array([0, *(plan.as_float(step["points"]) for step in steps)])[at]
        elif one.kind == "choice":
            levels = {level["code"]: top * plan.as_float(level["share"]) for level in one.keys["levels"]}
            points[one.code] = of.map(levels).to_numpy()
        elif one.kind == "parts":
            parts = {part["code"]: plan.as_float(part["points"]) for part in one.keys["parts"]}
            sums = {text: sum(parts.get(code, 0) for code in text.split("+")) for text in of.unique()}
            points[one.code] = top * of.map(sums).to_numpy()
        else:
            points[one.code] = top * (of == "yes").to_numpy()
        maxima[one.code] = np.full(len(of), top)


def score(round_: plan.Round, answers: pd.DataFrame) -> tuple[pd.DataFrame, ...]:
    """Points and maxima by criterion, then points, maxima and ranks by node, the total first."""
    points, maxima = {}, {}
    ratios(round_, answers, points, maxima)
    others(round_, answers, points, maxima)
    codes = [one.code for one in round_.criteria]
    scores = pd.DataFrame(points, index=answers["unit"])[codes]
    limits = pd.DataFrame(maxima, index=answers["unit"])[codes]
    members = {group: [one.code for one in round_.criteria if one.group == group] for group in round_.groups}
    members = {"main": codes, **members}
    nodes = pd.DataFrame({node: scores[columns].sum(axis=1) for node, columns in members.items()})
    tops = pd.DataFrame({node: limits[columns].sum(axis=1) for node, columns in members.items()})
    ranks = nodes.round(2).rank(method="min", ascending=False).astype(int)
    return scores, limits, nodes, tops, ranks


def long(tables: dict[str, pd.DataFrame], second: str) -> pd.DataFrame:
    """One row for each unit and column of the tables."""
    stacked = {name: table.stack() for name, table in tables.items()}
    return pd.concat(stacked, axis=1).rename_axis(["unit", second])


def write(out: Path, scored: tuple[pd.DataFrame, ...]) -> None:
    """The rows that thang writes, without the exact fractions and the words."""
    scores, limits, nodes, tops, ranks = scored
    out.mkdir(parents=True, exist_ok=True)
    table = long({"shown": scores, "max": limits}, "criterion")
    table.to_csv(out / "scores.csv", float_format="%.2f", lineterminator="\n")
    table = long({"points": nodes, "max": tops, "rank": ranks}, "node")
    table.to_csv(out / "results.csv", float_format="%.2f", lineterminator="\n")


def warm(round_: plan.Round) -> None:
    answers = read(round_)
    took = []
    for _ in range(15):
        begin = time.process_time()
        score(round_, answers)
        took.append(time.process_time() - begin)
    print(f"{min(took) * 1000:.2f}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    this = plan.read(sys.argv[1])
    if sys.argv[2] == "--warm":
        warm(this)
    else:
        write(Path(sys.argv[2]), score(this, read(this)))
