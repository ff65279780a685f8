"""A generated round scored with polars, as well as its users would write it: one expression a criterion.

Usage: polars_round.py ROUND OUT     from answers.csv to scores.csv and results.csv in OUT
       polars_round.py ROUND --warm  the part in memory, several times: CPU milliseconds of the best run
"""

import sys
import time
from pathlib import Path

import polars as pl

import plan


def read(round_: plan.Round) -> pl.DataFrame:
    kinds = dict.fromkeys(round_.texts(), pl.String) | dict.fromkeys(round_.numbers(), pl.Float64)
    return pl.read_csv(round_.answers, schema_overrides=kinds)


def ratio(one: plan.Criterion) -> tuple[pl.Expr, pl.Expr]:
    """Points and maximum of ratio and ratio_to_target."""
    top, a, b = float(one.max), pl.col(one.column("of")), pl.col(one.column("to"))
    share = (a / b).clip(upper_bound=1)
    if "target" in one.keys:
        share = (share / one.share("target")).clip(upper_bound=1)
    when_zero = float(one.keys["when_zero"] == "full")
    points = pl.when((b == 0) & a.is_not_null()).then(when_zero).otherwise(share).fill_null(0) * top
    maximum = pl.lit(top)
    if one.keys["when_zero"] == "not_applicable":
        maximum = pl.when((b == 0) & a.is_not_null()).then(0.0).otherwise(top)
    return points, maximum


def expressions(one: plan.Criterion) -> tuple[pl.Expr, pl.Expr]:
    """Points and maximum of a criterion."""
    if one.kind in ("ratio", "ratio_to_target"):
        return ratio(one)
    top, of = float(one.max), pl.col(one.column("of"))
    if one.kind == "count_to_target":
        points = (of / one.share("target")).clip(upper_bound=1) * top
    elif one.kind == "steps":
        points = pl.lit(0.0)
        for step in one.keys["steps"]:
            share = plan.as_float(step["points"])
            points = pl.when(of >= float(step["at_least"])).then(top * share).otherwise(points)
    elif one.kind == "choice":
        levels = {level["code"]: top * plan.as_float(level["share"]) for level in one.keys["levels"]}
        points = of.replace_strict(levels, return_dtype=pl.Float64)
    elif one.kind == "parts":
        parts = ((part["code"], top * plan.as_float(part["points"])) for part in one.keys["parts"])
        points = sum(of.str.contains(code, literal=True).cast(pl.Float64) * points for code, points in parts)
    else:
        points = (of == "yes").cast(pl.Float64) * top
    return points, pl.lit(top)


def score(round_: plan.Round, answers: pl.DataFrame) -> tuple[pl.DataFrame, ...]:
    """Points and maxima by criterion, then points, maxima and ranks by node, the total first."""
    both = [(one.code, *expressions(one)) for one in round_.criteria]
    scores = answers.select("unit", *(points.alias(code) for code, points, _ in both))
    limits = answers.select("unit", *(maximum.alias(code) for code, _, maximum in both))
    members = {group: [one.code for one in round_.criteria if one.group == group] for group in round_.groups}
    sums = [pl.sum_horizontal(codes).alias(group) for group, codes in members.items()]
    total = pl.sum_horizontal(round_.groups).alias("main")
    nodes, tops = (
        table.select("unit", *sums).select("unit", total, *round_.groups) for table in (scores, limits)
    )
    shown = pl.all().exclude("unit").round(2)
    ranks = nodes.select("unit", shown.rank("min", descending=True))
    return scores, limits, nodes, tops, ranks


def long(tables: dict[str, pl.DataFrame], second: str) -> pl.DataFrame:
    """One row for each unit and column of the tables."""
    order = "at"
    parts = []
    for name, table in tables.items():
        table = table.with_row_index(order)
        parts.append(table.unpivot(index=[order, "unit"], variable_name=second, value_name=name))
    first, *rest = parts
    joined = first.with_columns(part[part.columns[-1]] for part in rest)
    return joined.sort(order, maintain_order=True).drop(order)


def write(out: Path, scored: tuple[pl.DataFrame, ...]) -> None:
    """The rows that thang writes, without the exact fractions and the words."""
    scores, limits, nodes, tops, ranks = scored
    out.mkdir(parents=True, exist_ok=True)
    long({"shown": scores, "max": limits}, "criterion").write_csv(out / "scores.csv", float_precision=2)
    table = long({"points": nodes, "max": tops, "rank": ranks}, "node")
    table.write_csv(out / "results.csv", float_precision=2)


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
