"""Writes generated rounds: a framework folder, units.csv, answers.csv in wide form, always the same bytes.

Points are spread as in Decision 922 (8 groups, 1,000 points). Two kinds of round:
  plain  98 criteria, mostly ratios of counts as agencies report them, with what real files have too:
         empty cells, a > b, b = 0 with a > 0;
  ties   40 criteria with decimal points whose totals crowd together and often end in exactly half a
         hundredth, where a binary fraction goes to the wrong side.

Usage: generate.py FOLDER plain|ties UNITS [SEED]
"""

import csv
import random
import sys
from pathlib import Path

GROUPS = [
    ("Nhận thức số", 100, 12),
    ("Thể chế số", 100, 12),
    ("Hạ tầng số", 100, 14),
    ("Nhân lực số", 100, 10),
    ("An toàn thông tin mạng", 100, 12),
    ("Hoạt động chính quyền số", 200, 14),
    ("Hoạt động kinh tế số", 150, 12),
    ("Hoạt động xã hội số", 150, 12),
]
PLAIN = ["ratio"] * 24 + ["ratio_to_target"] * 10 + ["count_to_target"] * 5
PLAIN += ["yes_no"] * 5 + ["choice"] * 2 + ["parts"] + ["steps"] * 2
TIES = ["ratio"] * 7 + ["ratio_to_target"] + ["yes_no"] * 2
# b of ratios: officials, communes, records handled, households.
SIZES = [(20, 3_000), (5, 200), (100, 200_000), (1_000, 500_000)]
LEVELS = [("truong_ban", "1"), ("pho_ban", "2/3"), ("thanh_vien", "1/3"), ("khong", "0")]
PARTS = [("ke_hoach", "1/2"), ("bao_cao", "1/4"), ("phan_cong", "1/4")]
STEPS = [("1", "1/4"), ("2", "1/2"), ("4", "3/4"), ("6", "1")]
HEAD = """\
# Made up by bench/generate.py to measure with. No decision, no real unit.

format = 1
id = "{id}"
edition = "1"
status = "sample"
name.vi = "Bộ chỉ số sinh ngẫu nhiên để đo tốc độ"

[scale]
max = "{max}"
show = "points"
points_digits = 2
value_digits = 4
rounding = "half_up"
round_at = "display"
rank_on = "shown"
rank_within = "league"
not_submitted = "zero"
"""


def shares(total: int, count: int, chance: random.Random, unit: int) -> list[int]:
    """`count` whole shares of `total`, each a multiple of `unit` (the last takes what is left)."""
    mean = total // count // unit * unit
    list_ = [max(unit, mean + chance.choice([-2, -1, 0, 0, 1, 2]) * unit) for _ in range(count - 1)]
    return [*list_, total - sum(list_)]


def text(hundredths: int) -> str:
    """Hundredths as decimal text."""
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")


def criteria(form: str, chance: random.Random) -> list[dict]:
    """The criteria of a round: code, group, max, kind and the texts of its keys."""
    found = []
    kinds = PLAIN * 2 if form == "plain" else TIES * 4
    chance.shuffle(kinds)
    for group, (_, points, count) in enumerate(GROUPS, 1):
        if form == "plain":
            maxima = shares(points * 100, count, chance, 100)
        else:
            maxima = shares(points * 10, 5, chance, 35)
        for number, maximum in enumerate(maxima, 1):
            kind = kinds[len(found)]
            found.append({
                "code": f"{group}.{number}",
                "group": str(group),
                "max": text(maximum),
                "kind": kind,
                "size": chance.choice(SIZES),
                "target": chance.choice(["0.5", "0.7", "0.75", "0.8", "0.9"]),
                "number": chance.choice(["4", "6", "12", "15", "40"]),
                "when_zero": chance.choice(["zero", "not_applicable", "full"]),
            })
    return found


def count_input(id_: str, label: str) -> str:
    return f'{id_} = {{ label.vi = "{label}", kind = "count" }}'


def rule(criterion: dict) -> tuple[list[str], list[str]]:
    """Lines of the criterion's inputs and of its rule."""
    kind = criterion["kind"]
    if kind in ("ratio", "ratio_to_target"):
        inputs = [count_input("a", "Số đạt yêu cầu"), count_input("b", "Tổng số")]
        lines = ['of = "a"', 'to = "b"', f'when_zero = "{criterion["when_zero"]}"', 'when_over = "cap"']
        if kind == "ratio_to_target":
            lines.append(f'target = "{criterion["target"]}"')
    elif kind == "count_to_target":
        inputs = [count_input("n", "Số lượng")]
        lines = ['of = "n"', f'target = "{criterion["number"]}"']
    elif kind == "steps":
        inputs = [count_input("n", "Số cuộc họp")]
        steps = [f'  {{ at_least = "{n}", points = "{points}" }},' for n, points in STEPS]
        lines = ['of = "n"', "integer = true", "steps = [", *steps, "]"]
    elif kind == "choice":
        inputs = ['muc = { label.vi = "Vai trò của người đứng đầu", kind = "choice" }']
        levels = [f'  {{ code = "{code}", label.vi = "{code}", share = "{n}" }},' for code, n in LEVELS]
        lines = ['of = "muc"', "levels = [", *levels, "]"]
    elif kind == "parts":
        inputs = ['nd = { label.vi = "Nội dung đã thực hiện", kind = "parts" }']
        parts = [f'  {{ code = "{code}", label.vi = "{code}", points = "{n}" }},' for code, n in PARTS]
        lines = ['of = "nd"', "parts = [", *parts, "]"]
    else:
        inputs, lines = ['co = { label.vi = "Đã ban hành", kind = "yes_no" }'], ['of = "co"']
    return inputs, lines


def framework(found: list[dict], form: str) -> str:
    """The round's framework.toml."""
    total = sum(round(float(one["max"]) * 100) for one in found)
    out = [HEAD.format(id=f"bench-{form}", max=text(total))]
    for number, (name, _, _) in enumerate(GROUPS, 1):
        out.append(f'[[group]]\ncode = "{number}"\nname.vi = "{name}"\n')
    for one in found:
        inputs, lines = rule(one)
        may = ["may_not_apply = true"] if one["when_zero"] == "not_applicable" else []
        out.append("\n".join([
            "[[criterion]]",
            f'code = "{one["code"]}"',
            f'group = "{one["group"]}"',
            f'name.vi = "Chỉ số {one["code"]}"',
            f'max = "{one["max"]}"',
            *may,
            "[criterion.inputs]",
            *inputs,
            f"[criterion.rule.{one['kind']}]",
            *lines,
            "",
        ]))
    return "\n".join(out)


def ratio_plain(one: dict, chance: random.Random) -> list[str]:
    """a and b as agencies report them."""
    odds = chance.random()
    low, high = one["size"]
    if odds < 0.003:
        return [str(chance.randrange(0, 40)), "0"]
    b = chance.randint(low, high)
    if odds < 0.01:
        return [str(b + chance.randint(1, 1 + b // 10)), str(b)]
    if odds < 0.02:
        return ["", str(b)]
    return [str(round(b * chance.betavariate(5, 2))), str(b)]


def ratio_ties(_: dict, chance: random.Random) -> list[str]:
    """Few small denominators: totals meet, and often end in half a hundredth."""
    odds = chance.random()
    if odds < 0.01:
        return [str(chance.randrange(0, 3)), "0"]
    b = chance.choice([2, 4, 5, 8, 10, 20])
    return [str(b if odds < 0.8 else chance.randint(0, b)), str(b)]


def cells(one: dict, form: str, chance: random.Random) -> list[str]:
    """One unit's cells under one criterion."""
    kind = one["kind"]
    if kind in ("ratio", "ratio_to_target"):
        return (ratio_plain if form == "plain" else ratio_ties)(one, chance)
    if kind == "yes_no":
        return [chance.choice(["yes", "yes", "yes", "no"])]
    if kind == "choice":
        return [chance.choice(LEVELS)[0]]
    if kind == "parts":
        ticked = [code for code, _ in PARTS if chance.random() < 0.7]
        return ["+".join(ticked) or "none"]
    if kind == "steps":
        return [str(chance.randrange(0, 9))]
    return [str(chance.randrange(0, 60))]


INPUTS = {
    "ratio": ["a", "b"],
    "ratio_to_target": ["a", "b"],
    "count_to_target": ["n"],
    "steps": ["n"],
    "choice": ["muc"],
    "parts": ["nd"],
    "yes_no": ["co"],
}


def write(folder: Path, form: str, units: int, seed: int) -> None:
    """Writes the whole round."""
    chance = random.Random(seed)
    found = criteria(form, chance)
    (folder / "framework").mkdir(parents=True, exist_ok=True)
    (folder / "framework" / "framework.toml").write_text(framework(found, form), encoding="utf-8")
    codes = [f"u{number:05}" for number in range(1, units + 1)]
    with open(folder / "units.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["unit", "name"])
        out.writerows([code, f"Đơn vị {int(code[1:])}"] for code in codes)
    with open(folder / "answers.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["unit", *(f"{one['code']}.{id_}" for one in found for id_ in INPUTS[one["kind"]])])
        for code in codes:
            out.writerow([code, *(cell for one in found for cell in cells(one, form, chance))])


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5) or sys.argv[2] not in ("plain", "ties"):
        sys.exit(__doc__)
    write(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else 922)
