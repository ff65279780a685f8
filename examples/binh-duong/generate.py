"""Writes the illustrative answers of the example: answers-YEAR-SET.csv for two rounds and two sets.

The figures are invented: nobody's real data. Each is drawn from a hash of (seed, unit, criterion,
input, year), so the same seed gives the same bytes, whatever the order, on any machine.
Units and sets are read from units.csv and ../../frameworks; run it again after changing either.

Not for: anything the product needs at run time.
"""

import csv
import hashlib
import sys
import tomllib
from pathlib import Path

SEED = "593/KH-UBND"
HERE = Path(__file__).parent
SETS = {"so-nganh": "mau-so-nganh", "cap-xa": "mau-cap-xa"}
NOTE = "số liệu minh họa"
YEARS = (2022, 2023)

# What an input is about in size, by id: (smallest, largest) for a department; communes and districts
# are scaled below. Ids not named here take the range of DEFAULT.
SIZES = {
    "so_cbcc": (28, 120), "tong_htt": (2, 9), "tong_hs": (300, 9000), "tong_may": (30, 160),
    "vb_di": (800, 6000), "tong_hscv": (60, 400), "chi_cds": (400_000_000, 6_000_000_000),
    "tong_chi": (15_000_000_000, 180_000_000_000), "bang_thong": (60, 500),
    "nv_phai_hoan_thanh": (4, 15), "vb_yeu_cau": (3, 3), "vb_duoc_giao": (2, 9), "tong_da": (1, 5),
    "dvtt": (0, 8), "tong_canh_bao": (0, 12), "dvc_co_hs": (10, 60), "hs_giai_quyet": (300, 9000),
    "tong_dvc": (15, 80), "ct_giao": (1, 5), "chi_tieu": (20, 60), "hs_co_phi": (50, 3000),
    "tong_thu": (200_000_000, 4_000_000_000), "pakn": (0, 40), "phieu_hop_le": (20, 400),
    "tong_ho": (1800, 9000), "tong_thon": (4, 12), "dan_tuoi_lao_dong": (4000, 26000),
    "dan_15": (5000, 30000), "dan_truong_thanh": (4800, 28000), "dan_du_dieu_kien": (4500, 27000),
    "hs_phai_so_hoa": (200, 4000), "tong_cs": (40, 600), "gian_hang": (2, 25),
    "pakn_phai_xu_ly": (0, 30), "tong_truong": (3, 12), "ten_mien": (20, 400),
}
DEFAULT = (5, 40)
# Communes are small bodies with few staff; districts are like departments with more people served.
FEW_STAFF = {"so_cbcc": (18, 26), "tong_may": (16, 40), "tong_htt": (1, 3), "bang_thong": (30, 200)}
MONEY_OF_COMMUNES = {"chi_cds": (40_000_000, 400_000_000), "tong_chi": (8_000_000_000, 40_000_000_000)}


def chance(*key):
    """A number in 0..1 that depends on the key alone."""
    text = "|".join((SEED, *map(str, key)))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big") / 2**48


def between(low, high, *key):
    return low + int(chance(*key) * (high - low + 1))


def skill(unit, year, *key):
    """How well a unit does at something: its own level, a little better each year, and some luck."""
    level = 0.45 + 0.45 * chance("level", unit) + 0.05 * (year - YEARS[0])
    return max(0.05, min(1.0, level + 0.5 * (chance("luck", unit, year, *key) - 0.5)))


def read_set(name, edition="2023"):
    merged = {}
    for path in sorted((HERE / "../../frameworks" / name / edition).glob("*.toml")):
        if path.name == "mapping.toml":
            continue
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(value, list):
                merged.setdefault(key, []).extend(value)
            else:
                merged[key] = value
    return merged


def number(value, params, league, year):
    """A number of a rule, with its parameter looked up."""
    if isinstance(value, str):
        return float(value)
    param = params[value["param"]]
    if "value" in param:
        return float(param["value"])
    for key, pick in (("by_year", str(year)), ("by_league", league)):
        if key in param:
            return float(param[key][pick])
    return float(param["by_league_year"][league][str(year)])


class Unit:
    """The answers of one unit in one round: chosen once, so that totals and parts agree."""

    def __init__(self, code, league, year, framework):
        self.code, self.league, self.year = code, league, year
        self.params, self.shared = framework.get("param", {}), framework.get("inputs", {})
        self.values = {}

    def size(self, criterion, input_id):
        if self.league == "cap_xa" and input_id in FEW_STAFF | MONEY_OF_COMMUNES:
            low, high = (FEW_STAFF | MONEY_OF_COMMUNES)[input_id]
        else:
            low, high = SIZES.get(input_id, DEFAULT)
        if self.league == "cap_huyen" and high > 200 and input_id not in ("bang_thong", "tong_hscv"):
            low, high = low * 9, high * 9
        # The size of a unit stays from year to year, but for a few percent.
        base = between(low, high, "size", self.code, criterion, input_id)
        if base > 100:
            base += base * between(-4, 6, "drift", self.code, criterion, input_id, self.year) // 100
        return base

    def key(self, criterion, input_id):
        return ("", input_id) if input_id in self.shared else (criterion, input_id)

    def whole(self, criterion, input_id):
        """The value of a total: chosen by its size the first time somebody asks."""
        key = self.key(criterion, input_id)
        if key not in self.values:
            self.values[key] = self.size(key[0], input_id)
        return self.values[key]

    def part(self, criterion, input_id, share, of):
        """The value of a part of the total `of`."""
        key = self.key(criterion, input_id)
        if key not in self.values:
            self.values[key] = max(0, min(of, round(of * share)))
        return self.values[key]

    def luck(self, *key):
        return skill(self.code, self.year, *key)

    def answer(self, code, kind, rule):
        """Fills in what one rule reads."""
        getattr(self, f"for_{kind}")(code, rule)

    def for_yes_no(self, code, rule):
        self.values[self.key(code, rule["of"])] = "có" if self.luck(code, rule["of"]) > 0.45 else "không"

    def for_choice(self, code, rule):
        levels = rule["levels"]
        at = min(len(levels) - 1, int((1 - self.luck(code)) * 1.3 * len(levels)))
        self.values[code, rule["of"]] = levels[at]["code"]

    def for_parts(self, code, rule):
        done = [p["code"] for p in rule["parts"] if self.luck(code, p["code"]) > 0.45]
        self.values[code, rule["of"]] = "+".join(done) or "none"

    def for_steps(self, code, rule):
        top = float(rule["steps"][-1]["at_least"])
        self.part(code, rule["of"], self.luck(code, rule["of"]), round(top * 1.3))

    def for_ratio(self, code, rule):
        total = self.whole(code, rule["to"])
        if rule["of"] in self.shared:
            self.whole(code, rule["of"])
        self.part(code, rule["of"], self.luck(code, rule["of"]), total)

    def for_ratio_to_target(self, code, rule):
        total = self.whole(code, rule["to"])
        target = number(rule["target"], self.params, self.league, self.year)
        if self.key(code, rule["of"])[0] == "":
            self.whole(code, rule["of"])
        self.part(code, rule["of"], min(1, target * (0.35 + 0.75 * self.luck(code, rule["of"]))), total)

    def for_complement(self, code, rule):
        total = self.whole(code, rule["total"])
        self.part(code, rule["bad"], 0.45 * (1 - self.luck(code, rule["bad"])), total)

    def for_count_to_target(self, code, rule):
        if "input" in rule["target"]:
            target = self.whole(code, rule["target"]["input"])
        else:
            target = number(rule["target"], self.params, self.league, self.year)
        self.part(code, rule["of"], self.luck(code, rule["of"]) * 1.05, round(target * 1.1))

    def for_per_item(self, code, rule):
        most = float(rule["cap"]) / float(rule["each"])
        self.part(code, rule["of"], self.luck(code, rule["of"]) * 1.1, round(most * 1.1))

    def for_bands(self, code, rule):
        of = rule["of"]
        if isinstance(of, dict):
            share = 0.002 + 0.014 * self.luck(code) ** 2
            total = self.whole(code, of["ratio"][1])
            self.values.setdefault(self.key(code, of["ratio"][0]), round(total * share))
        else:
            days = round(80 * max(0, 0.6 - self.luck(code, of)))
            self.values[code, of] = days

    def for_best_peer(self, code, rule):
        for input_id in rule["of"]["ratio"] if isinstance(rule["of"], dict) else [rule["of"]]:
            self.whole(code, input_id)

    def for_growth(self, code, rule):
        if isinstance(rule["of"], dict):
            part, total = rule["of"]["ratio"]
            base = 0.1 + 0.4 * chance("base", self.code, code)
            gain = 0.16 * self.luck(code) * (self.year - YEARS[0])
            self.part(code, part, base + gain, self.whole(code, total))
        else:
            base = self.size(code, rule["of"])
            gain = 14 * self.luck(code) * (self.year - YEARS[0])
            self.values[code, rule["of"]] = base + round(base * gain / 100)

    def for_survey(self, code, rule):
        n = self.whole(code, rule["n"])
        self.part(code, rule["satisfied"], 0.45 + 0.5 * self.luck(code), n)

    def for_judgement(self, code, rule, most=None):
        graders = between(3, 6, "graders", self.code, code, self.year)
        most = most or float(self.max_of[code])
        grades = [round(most * self.luck(code, i) * 2) / 2 for i in range(graders)]
        self.values[code, rule["of"]] = ";".join(f"{g:g}" for g in grades)

    def for_manual(self, code, rule):
        self.values[code, rule["of"]] = f"{round(float(self.max_of[code]) * self.luck(code) * 2) / 2:g}"

    def for_external(self, code, rule):
        self.values[code, rule["of"]] = f"{round(1000 * (0.55 + 0.42 * self.luck(code))) / 10:g}"
        if isinstance(rule["date"], dict):
            self.values[code, rule["date"]["input"]] = f"{self.year + 1}-01-05"

    def for_sum_of(self, code, rule):
        for sub in rule["rules"]:
            kind = next(k for k in sub if isinstance(sub[k], dict) and k != "label" and k != "max")
            self.answer(code, kind, sub[kind])

    for_best_of = for_sum_of

    def for_roll_up(self, code, rule):
        """Nothing to answer: the results of the units below count."""

    def for_info(self, code, rule):
        for input_id, described in self.inputs_of[code].items():
            kind = described["kind"]
            self.values[code, input_id] = "có" if kind == "yes_no" else between(3, 12, self.code, code)


def rows_of(unit, framework):
    """The rows of one unit, in the order of the set."""
    if chance("absent", unit.code, unit.year) < 0.02:
        return []  # a unit that sent nothing
    unit.max_of = {c["code"]: c.get("max", "0") for c in framework["criterion"]}
    unit.inputs_of = {c["code"]: c.get("inputs", {}) for c in framework["criterion"]}
    states, claims = {}, set()
    for criterion in framework["criterion"]:
        code = criterion["code"]
        if unit.league not in criterion.get("leagues", [unit.league]):
            continue
        draw = chance("line", unit.code, code, unit.year)
        kind, rule = next(iter(criterion["rule"].items()))
        if criterion.get("may_not_apply") and draw < 0.25:
            claims.add(code)
            continue
        if draw > 0.985 and kind not in ("judgement", "external", "survey"):
            continue  # left empty
        unit.answer(code, kind, rule)
        if 0.96 < draw <= 0.985 and criterion.get("evidence", {}).get("required"):
            states[code] = "rejected"
    conditions(unit, framework)
    return list(lines(unit, framework, states, claims))


def conditions(unit, framework):
    """Gates and adjusts: mostly met, seldom penalised."""
    for gate in framework.get("gate", []):
        bad = chance("gate", unit.code, gate["code"], unit.year) < 0.06
        unit.values[gate["code"], gate["of"]] = "có" if bad == (gate["fails_on"] == "yes") else "không"
    for adjust in framework.get("adjust", []):
        draw = chance("adjust", unit.code, adjust["code"], unit.year)
        if adjust["per"] == "once":
            unit.values[adjust["code"], adjust["of"]] = "có" if draw < 0.04 else "không"
        elif draw < 0.25:
            unit.values[adjust["code"], adjust["of"]] = 1 + int(draw * 20)


def lines(unit, framework, states, claims):
    def row(criterion, input_id, value, state=""):
        return [unit.code, criterion, input_id, value, state, NOTE]

    for input_id in framework.get("inputs", {}):
        if ("", input_id) in unit.values:
            yield row("", input_id, unit.values["", input_id])
    for item in framework["criterion"] + framework.get("gate", []) + framework.get("adjust", []):
        code = item["code"]
        first = True
        for input_id in item.get("inputs", {}):
            if code in claims:
                yield row(code, input_id, "#na")
            elif (code, input_id) in unit.values:
                yield row(code, input_id, unit.values[code, input_id], states.get(code, "") if first else "")
                first = False


def main():
    with open(HERE / "units.csv", encoding="utf-8", newline="") as file:
        units = sorted(csv.DictReader(file), key=lambda unit: unit["unit"])
    for name, framework_id in SETS.items():
        framework = read_set(framework_id)
        leagues = {league["code"] for league in framework["league"]}
        for year in YEARS:
            out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
            with open(out / f"answers-{year}-{name}.csv", "w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(["unit", "criterion", "input", "value", "state", "note"])
                for unit in units:
                    if unit["league"] in leagues:
                        answers = Unit(unit["unit"], unit["league"], year, framework)
                        writer.writerows(rows_of(answers, framework))


if __name__ == "__main__":
    main()
