"""A generated round as a workbook with live formulas, as offices keep it, recalculated by LibreOffice Calc.

Usage: calc_round.py ROUND build            writes ROUND/round.xlsx (needs xlsxwriter)
       calc_round.py ROUND recalculate OUT  opens it without a window, recalculates all, writes CSV
"""

import os
import sys
from pathlib import Path

import plan

# Calc trusts the figures stored in an .xlsx unless told to recalculate always (0).
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>
"""
# Comma, quotes, UTF-8, every sheet into a file of its own.
EXPORT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def formula(one: plan.Criterion, cell: dict[str, str]) -> str:
    """The formula of a criterion's points; `cell` gives the reference of an input's cell."""
    of = cell[one.column("of")]
    if one.kind in ("ratio", "ratio_to_target"):
        to = cell[one.column("to")]
        when_zero = 1 if one.keys["when_zero"] == "full" else 0
        target = f"/{one.keys['target']}" if "target" in one.keys else ""
        share = f"MIN(1,MIN(1,{of}/{to}){target})"
        return f'=IF({of}="",0,IF({to}=0,{when_zero},{share}))*{one.max}'
    if one.kind == "count_to_target":
        return f"=MIN(1,{of}/{one.keys['target']})*{one.max}"
    if one.kind == "steps":
        steps = one.keys["steps"]
        limits = ";".join(["0", *(step["at_least"] for step in steps)])
        points = ";".join(["0", *(str(plan.as_float(step["points"])) for step in steps)])
        return f"=LOOKUP({of},{{{limits}}},{{{points}}})*{one.max}"
    if one.kind == "choice":
        text = "0"
        for level in one.keys["levels"]:
            text = f'IF({of}="{level["code"]}",{level["share"]},{text})'
        return f"={text}*{one.max}"
    if one.kind == "parts":
        parts = one.keys["parts"]
        ticked = (f'ISNUMBER(SEARCH("{part["code"]}",{of}))*{part["points"]}' for part in parts)
        return f"=({'+'.join(ticked)})*{one.max}"
    return f'=IF({of}="yes",{one.max},0)'


def build(round_: plan.Round) -> None:
    """Three sheets: results (rounded sums and ranks), scores (a formula a criterion), answers (as given)."""
    import csv

    import xlsxwriter
    from xlsxwriter.utility import xl_col_to_name

    with open(round_.answers, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    words = set(round_.texts())
    book = xlsxwriter.Workbook(str(round_.folder / "round.xlsx"), {"constant_memory": True})
    results, scores, answers = (book.add_worksheet(name) for name in ("results", "scores", "answers"))
    answers.write_row(0, 0, header)
    scores.write_row(0, 0, ["unit", *(one.code for one in round_.criteria)])
    nodes = ["main", *round_.groups]
    results.write_row(0, 0, ["unit", *nodes, *(f"rank {node}" for node in nodes)])
    spans = [(1, len(round_.criteria))]
    for group in round_.groups:
        members = [at for at, one in enumerate(round_.criteria, 1) if one.group == group]
        spans.append((members[0], members[-1]))
    columns = {name: xl_col_to_name(at) for at, name in enumerate(header)}
    for at, row in enumerate(rows, 1):
        for column, (name, text) in enumerate(zip(header, row, strict=True)):
            if text and (name in words or name == "unit"):
                answers.write_string(at, column, text)
            elif text:
                answers.write_number(at, column, float(text))
        cell = {name: f"answers!{column}{at + 1}" for name, column in columns.items()}
        scores.write_string(at, 0, row[0])
        for column, one in enumerate(round_.criteria, 1):
            scores.write_formula(at, column, formula(one, cell))
        results.write_string(at, 0, row[0])
        for column, (low, high) in enumerate(spans, 1):
            span = f"scores!{xl_col_to_name(low)}{at + 1}:{xl_col_to_name(high)}{at + 1}"
            results.write_formula(at, column, f"=ROUND(SUM({span}),2)")
        for column in range(1, len(nodes) + 1):
            name = xl_col_to_name(column)
            all_ = f"{name}$2:{name}${len(rows) + 1}"
            results.write_formula(at, len(nodes) + column, f"=RANK({name}{at + 1},{all_})")
    book.close()


def recalculate(round_: plan.Round, out: Path) -> None:
    """Becomes LibreOffice, so that whoever measures this process measures that one."""
    profile = (round_.folder / "calc-profile").resolve()
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    out.mkdir(parents=True, exist_ok=True)
    book = str(round_.folder / "round.xlsx")
    as_user = f"-env:UserInstallation={profile.as_uri()}"
    to = ["--headless", "--convert-to", EXPORT, "--outdir", str(out)]
    os.execvp("soffice", ["soffice", as_user, *to, book])


if __name__ == "__main__":
    match sys.argv[2:]:
        case ["build"]:
            build(plan.read(sys.argv[1]))
        case ["recalculate", folder]:
            recalculate(plan.read(sys.argv[1]), Path(folder))
        case _:
            sys.exit(__doc__)
