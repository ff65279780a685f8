#!/usr/bin/env python3
"""Writes a random valid framework folder with units, answers and earlier files: random_round.py SEED DIR.

The same seed gives the same files. DIR gets framework/, answers.csv, perhaps units.csv, earlier/ and other/
(another set's results), and options.txt (one argument a line, paths relative to DIR). The framework is meant
to pass every check of docs/spec/framework.md. Not for input errors: cross_check.py plants those.
"""

import datetime
import json
import pathlib
import random
import sys
from fractions import Fraction

import random_answers
from random_rules import LEAF_KINDS, NEEDS_POINTS, TOP_KINDS, RuleMaker, text_of

YEARS = ["2023", "2024"]


# ---------------------------------------------------------------- TOML


def toml(value):
    """A value in one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, datetime.date)):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ", ".join(toml(item) for item in value) + "]"
    return "{ " + ", ".join(f"{key(name)} = {toml(item)}" for name, item in value.items()) + " }"


def key(name):
    return name if name.replace("_", "a").replace("-", "a").isalnum() else json.dumps(name)


def section(header, table):
    """A table under its header; `inputs` and `rule` get headers of their own under it."""
    name = header.strip("[]")
    lines = [header] + [
        f"{key(k)} = {toml(v)}" for k, v in table.items() if k not in ("inputs", "rule") and v is not None
    ]
    if table.get("inputs"):
        lines += [f"[{name}.inputs]"] + [f"{key(k)} = {toml(v)}" for k, v in table["inputs"].items()]
    if table.get("rule"):
        kind, rule = next(iter(table["rule"].items()))
        lines += [f"[{name}.rule.{kind}]"] + [f"{key(k)} = {toml(v)}" for k, v in rule.items()]
    return "\n".join(lines) + "\n"


# ---------------------------------------------------------------- the set


class Node:
    """A group or a root: its TOML table, its place, and its maxima once the children are known."""

    def __init__(self, tree, table, parent):
        self.tree, self.table, self.parent = tree, table, parent
        self.code = table["code"]
        self.groups, self.criteria = [], []
        if parent:
            parent.groups.append(self)

    def all_criteria(self):
        return self.criteria + [crit for group in self.groups for crit in group.all_criteria()]


class Criterion:
    """A criterion: its table, its maxima per league (empty for info), and what answers need to know."""

    def __init__(self, table, leagues, maxima, kind):
        self.table, self.leagues, self.maxima, self.kind = table, leagues, maxima, kind
        self.code = table["code"]


class World:
    """The framework being made."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        rng = self.rng
        self.safe = rng.random() < 0.6  # no answer is invalid
        self.quiet = rng.random() < 0.6  # hardly an answer is pending, so that nodes are scored and ranked
        self.leagues = rng.choice([[""], ["a"], ["a", "b"], ["a", "b"], ["lg.x", "lg-y", "Z3"]])
        self.params, self.shared, self.domains, self.shared_users = {}, {}, {}, {}
        self.id, self.edition = "bo-thu", "2024"
        self.scale = {
            "max": None,
            "show": rng.choice(["points", "percent", "share"]),
            "points_digits": rng.choice([0, 1, 2, 2, 3, 6]),
            "value_digits": rng.choice([0, 1, 2, 4, 6]),
            "rounding": rng.choice(["half_up", "half_even", "down"]),
            "round_at": rng.choice(["display", "display", "criterion"]),
            "rank_on": rng.choice(["shown", "exact"]),
            "rank_within": rng.choice(["league", "parent"]),
            "not_submitted": rng.choice(["zero", "not_ranked"]),
        }
        self.small = rng.random() < 0.4
        self.nodes, self.criteria, self.gates, self.adjusts, self.bands = [], [], [], [], []
        self.skeleton = rng.random() < 0.08
        self.make_nodes()
        self.make_criteria()
        self.make_other_trees()
        self.weigh()
        for root in self.roots:
            self.settle_node(root)
        self.make_gates_and_adjusts()
        self.make_bands()
        self.make_roll_ups()

    def chance(self, percent):
        return self.rng.randrange(100) < percent

    # ---- what rules ask for

    def date(self, text):
        return datetime.date.fromisoformat(text)

    def per_league(self, values):
        """One text, or a table of the leagues."""
        same = len(set(values.values())) == 1
        if list(values) == [""] or same and self.chance(70):
            return text_of(next(iter(values.values())))
        return {league: text_of(x) for league, x in values.items()}

    def add_param(self, values):
        name = f"p{len(self.params)}"

        def some():
            return text_of(self.rng.choice(values))

        form = self.rng.choice(["value", "by_year", "by_league", "by_league_year"])
        if self.leagues == [""] and form.startswith("by_league"):
            form = "by_year"
        if form == "value":
            entry = {"value": some()}
        elif form == "by_year":
            entry = {"by_year": {year: some() for year in YEARS}}
        elif form == "by_league":
            entry = {"by_league": {league: some() for league in self.leagues}}
        else:
            entry = {"by_league_year": {a: {year: some() for year in YEARS} for a in self.leagues}}
        if self.chance(50):
            entry["name"] = {"vi": f"Tham số {name}"}
        self.params[name] = entry
        return name

    def shared_input(self, definition, domain, code):
        for name, other in self.shared.items():
            if {k: v for k, v in other.items() if k not in ("label", "decided_in")} == definition:
                self.shared_users[name].append(code)
                return name
        name = f"chung_{len(self.shared)}"
        self.shared[name] = {**definition, "label": {"vi": f"Số chung {name}"}, "decided_in": code}
        self.domains[("", name)] = domain
        self.shared_users[name] = [code]
        return name

    # ---- nodes

    def make_nodes(self):
        self.main = Node("main", {"code": "main"}, None)
        self.roots, self.nodes = [self.main], [self.main]
        self.grow(self.main, self.rng.randint(1, 6))

    def grow(self, root, count):
        """Groups below a root, anywhere."""
        places = [root]
        for n in range(count):
            parent = self.rng.choice(places)
            code = f"{root.code}g{n}"
            table = {"code": code, "name": {"vi": f"Nhóm {code}"}}
            table |= {"tree": root.code} if root is not self.main or self.chance(20) else {}
            table |= {"parent": parent.code} if parent is not root else {}
            places.append(Node(root.code, table, parent))
        self.nodes += places[1:]
        for node in places:
            how = self.rng.choice(["sum", "sum", "sum", "weighted", "mean", "minimum"])
            if how != "sum" or self.chance(20):
                node.table["sum"] = how
            if self.chance(15):
                node.table["rescale"] = True
            if self.chance(10):
                node.table["may_exceed_max"] = True

    def make_other_trees(self):
        """Other trees over the same criteria; every group without a subgroup gets one with points."""
        for n in range(self.rng.choice([0, 0, 1, 2])):
            root = Node(f"T{n}", {"code": f"T{n}", "name": {"vi": f"Cây {n}"}}, None)
            self.roots.append(root)
            self.nodes.append(root)
            free = list(self.criteria)
            self.rng.shuffle(free)
            free.sort(key=lambda crit: not crit.maxima)
            self.grow(root, self.rng.randint(0, min(3, sum(bool(crit.maxima) for crit in free))))
            places = [node for node in self.nodes if node.tree == root.code]
            bare = [node for node in places if not node.groups]
            for crit in free:
                if bare or self.chance(40):
                    place = bare.pop() if bare else self.rng.choice(places)
                    place.criteria.append(crit)
                    crit.table.setdefault("also_in", []).append(place.code)

    # ---- criteria

    def make_criteria(self):
        rng = self.rng
        main_groups = list(self.nodes)
        # every node without a subgroup gets a criterion first, then the rest go anywhere
        bare = [node for node in main_groups if not node.groups]
        count = rng.randint(5, 10 if self.small else 40)
        for n in range(max(count, len(bare))):
            home = bare[n] if n < len(bare) else rng.choice(main_groups)
            self.make_criterion(n, home, n < len(bare), first=n == 0)

    def make_criterion(self, n, home, real, first):
        """`real`: with points; `first`: in every league."""
        rng = self.rng
        kind = rng.choice(LEAF_KINDS + TOP_KINDS + ["sum_of", "best_of"])
        if kind == "info" and (real or self.chance(50)) or kind == "roll_up" and first:
            kind = "ratio"
        leagues = list(self.leagues)
        if not first and len(leagues) > 1 and self.chance(25):
            leagues = [a for a in leagues if self.chance(60)] or [leagues[0]]
        code = f"{n // 5 + 1}.{n % 5 + 1}" if self.chance(80) else f"TC-{n}"
        table = {"code": code, "name": {"vi": f"Tiêu chí {code}", "en": f"Criterion {code}"}}
        table["group"] = home.code
        if leagues != self.leagues:
            table["leagues"] = leagues
        size = rng.choice([1, 2, 3, 5, 10, Fraction(5, 2), Fraction(1, 2), Fraction(333, 100)])
        maxima = {league: Fraction(size) for league in leagues}
        if self.chance(25):
            maxima = {league: Fraction(rng.choice([1, 2, 4, 8, 15]), 2) for league in leagues}
        if not real and kind not in NEEDS_POINTS + ("judgement", "manual") and self.chance(4):
            maxima = {league: Fraction(0) for league in leagues}
        if kind == "info":
            maxima = {}
        else:
            table["max"] = self.per_league(maxima)
        structure = self.skeleton and not real and self.chance(40)
        maker = RuleMaker(rng, self, code, leagues, maxima, self.safe)
        if structure:
            table.pop("max", None)
            maxima, kind = {}, None
        elif kind != "roll_up":
            table["rule"] = {kind: maker.make(kind, maxima)}
        if self.chance(8) and maxima:
            maker.numeric(Fraction(9), own=True)  # an input that no rule reads
        if self.chance(10) and kind:
            maker.inputs["ghi_chu"] = {"kind": "text", "label": {"vi": "Ghi chú"}}
            self.domains[(code, "ghi_chu")] = {}
        table["inputs"] = maker.inputs
        if self.chance(40):
            table["may_not_apply"] = True
        if self.chance(30):
            table["label"] = rng.choice(["public", "internal", "restricted"])
            table["supplier"], table["verifier"] = "unit", "cong-an"
            table["evidence"] = {"required": self.chance(50), "note": {"vi": "Báo cáo"}}
            table["basis"], table["guidance"] = "mục 1, khoản 2", {"vi": 'Ghi "đúng" số liệu.'}
        crit = Criterion(table, leagues, maxima, kind)
        self.criteria.append(crit)
        home.criteria.append(crit)

    def weigh(self):
        """Weights where a group in some tree is weighted, and nowhere else."""
        for node in self.nodes:
            if node.table.get("sum") == "weighted":
                for child in node.groups + node.criteria:
                    weight = self.rng.choice(["1", "2", "0.5", "3", "0.25", "1.75"])
                    child.table.setdefault("weight", weight)

    # ---- maxima

    def exists_in(self, node):
        below = {league for crit in node.all_criteria() for league in crit.leagues}
        return [a for a in self.leagues if a in below or node.parent is None]

    def settle_node(self, node):
        """Gives the node (below first) a maximum that fits its children; the root of main `scale.max`."""
        rng, table = self.rng, node.table
        for group in node.groups:
            self.settle_node(group)
        leagues = self.exists_in(node)
        total = {
            league: sum((c.maxima.get(league, Fraction(0)) for c in node.criteria), Fraction(0))
            + sum((group.m.get(league, Fraction(0)) for group in node.groups), Fraction(0))
            for league in leagues
        }
        positive = all(x > 0 for x in total.values())
        if table.get("sum", "sum") != "sum":
            sizes = [Fraction(x) for x in (1, 5, 10, 100)] + [Fraction(1, 2)]
            node.m = {league: rng.choice(sizes) for league in leagues}
            if self.chance(60):
                node.m = dict.fromkeys(leagues, node.m[leagues[0]])
            table["max"] = self.per_league(node.m)
        elif positive and self.chance(15) and not self.skeleton:
            share = rng.choice([Fraction(1), Fraction(1, 2), Fraction(4, 5), Fraction(9, 10)])
            share = share if all((x * share * 10**5).denominator == 1 for x in total.values()) else 1
            node.m = {league: x * share for league, x in total.items()}
            table["cap"] = self.per_league(node.m)
            if self.chance(30):
                table["max"] = self.per_league(node.m)
        else:
            node.m = total
            if positive and self.chance(30):
                table["max"] = self.per_league(node.m)
        if node is self.main:
            table.pop("max", None)
            self.scale["max"] = self.per_league(node.m)

    # ---- gates, adjusts, bands, roll-ups

    def make_gates_and_adjusts(self):
        rng = self.rng
        for n in range(rng.choice([0, 0, 1, 2, 3])):
            node = rng.choice(self.roots if self.chance(30) else self.nodes)
            table = self.judged("gate", f"DK{n}", node, {"kind": "yes_no"})
            table["fails_on"] = rng.choice(["yes", "no"])
            table["when_missing"] = rng.choice(["fail", "pass"])
            leagues = table.get("leagues", self.leagues)
            form = rng.choice(["limit", "limit_share", "none"])
            if form == "limit":
                limits = {a: Fraction(rng.randint(0, 12), 2) for a in leagues}
                table["limit"] = self.per_league(limits)
            elif form == "limit_share":
                table["limit_share"] = rng.choice(["0", "0.5", "0.75", "1", "0.333"])
            self.gates.append(table)
        for n in range(rng.choice([0, 0, 1, 2, 3])):
            per = rng.choice(["once", "item", "day_late"])
            kinds = {"once": "yes_no", "item": rng.choice(["count", "list"]), "day_late": "count"}
            table = self.judged("adjust", f"DC{n}", rng.choice(self.nodes), {"kind": kinds[per]})
            sizes = [Fraction(x, 4) for x in (1, 2, 3, 8)]
            sign = rng.choice([-1, 1])
            points = [sign * x for x in rng.sample(sizes, 2)]
            table["points"] = text_of(points[0]) if self.chance(70) else {"param": self.add_param(points)}
            if per != "once" or self.chance(30):
                table["floor" if sign < 0 else "cap"] = text_of(sign * Fraction(rng.randint(1, 20), 4))
            table["per"], table["when"] = per, rng.choice(["before_rescale", "after_rescale"])
            table["when_missing"] = rng.choice(["none", "not_provided"])
            self.adjusts.append(table)

    def judged(self, sort, code, node, definition):
        """What gates and adjusts have in common."""
        table = {"code": code, "name": {"vi": f"Điều {code}"}, "on": node.code}
        if len(self.leagues) > 1 and self.chance(25):
            table["leagues"] = [self.rng.choice(self.leagues)]
        domain = {"high": 6} if definition["kind"] != "yes_no" else {}
        if definition["kind"] == "list":
            definition = {**definition, "columns": ["tên"]}
        if self.chance(20):
            table["of"] = self.shared_input(definition, domain, self.criteria[0].code)
            self.shared_users[table["of"]].append(code)
        else:
            table["of"] = "tra_loi"
            table["inputs"] = {"tra_loi": {**definition, "label": {"vi": "Trả lời"}}}
            self.domains[(code, "tra_loi")] = domain
        return table

    def make_bands(self):
        rng = self.rng
        scored = [c for c in self.criteria if c.maxima]
        for node in self.nodes:
            if node is not self.main and self.chance(25):
                self.add_scale({"of": node.code}, node.m)
        for crit in rng.sample(scored, min(3, len(scored))):
            if self.chance(40):
                self.add_scale({"of": crit.code}, crit.maxima, points=True)
        others = [node.code for node in self.nodes if node is not self.main]
        if len(others) >= 2 and self.chance(30):
            named = rng.sample(others, 2)
            if len(self.roots) > 1 and self.roots[1].code not in named and self.chance(50):
                named[0] = self.roots[1].code
            self.add_scale({"minimum_of": named}, {"": Fraction(100)}, percent=True)
        elif self.chance(60):
            self.add_scale({"of": "main"}, self.main.m)

    def add_scale(self, of, maxima, points=False, percent=False):
        """Bands from the best to the lowest: limits in eighths of what the key can be."""
        rng, show = self.rng, self.scale["show"]
        if not points and not percent and show != "points":
            maxima = {league: Fraction(100 if show == "percent" else 1) for league in maxima}
        count = rng.randint(1, 4) if all(x > 0 for x in maxima.values()) else 0
        places = sorted(rng.sample(range(1, 9), count), reverse=True)
        places += places[-1:] if self.chance(20) else []
        codes = [f"B{n}" for n in range(len(places) + 1)]
        for n, place in enumerate([*places, 0]):
            band = {**of, "code": codes[n], "name": {"vi": f"Mức {n}"}}
            how = rng.choice(["from", "above"])
            if place in places[n + 1:]:
                how = "above"
            elif place in places[:n] or place == 0:
                how = "from"
            limits = {league: x * place / 8 for league, x in maxima.items()}
            band[how] = self.per_league(limits) if place else "0"
            if self.gates and place and self.chance(30):
                band["requires"] = [rng.choice(self.gates)["code"]]
                band["at_most"] = rng.choice(codes[n + 1:])
            self.bands.append(band)

    def make_roll_ups(self):
        rng = self.rng
        for crit in self.criteria:
            if crit.kind != "roll_up":
                continue
            own = self.chance(60)
            rule = {"children": self.id if own else "bo-khac"}
            if self.chance(30) and self.leagues != [""]:
                rule["children_league"] = rng.choice(self.leagues) if own else "xa"
            node = rng.choice(self.nodes).code
            if not own:
                node = rng.choice(["main", "N1"])
            if node != "main" or self.chance(30):
                rule["of"] = node
            bands = [band["code"] for band in self.bands if band.get("of", "main") == node]
            bands = bands if own else ["tot", "kha"]
            rule["aggregate"] = rng.choice(["mean", "weighted", "share_at_band"][: 3 if bands else 2])
            if rule["aggregate"] == "weighted":
                rule["weight"] = "dan_so"
            if rule["aggregate"] == "share_at_band":
                rule["counts"] = bands[: rng.randint(1, len(bands))]
            rule["when_missing"] = rng.choice(["skip", "zero", "skip" if self.quiet else "pending"])
            crit.table["rule"] = {"roll_up": rule}

    # ---- files

    def write(self, folder):
        head = {
            "format": 1,
            "id": self.id,
            "edition": self.edition,
            "status": "skeleton" if self.skeleton else "sample",
            "name": {"vi": "Bộ chỉ số thử", "en": "Trial set"},
        }
        texts = ["\n".join(f"{k} = {toml(v)}" for k, v in head.items()) + "\n"]
        texts.append(section("[scale]", self.scale))
        for code in self.leagues if self.leagues != [""] else []:
            texts.append(section("[[league]]", {"code": code, "name": {"vi": f"Nhóm đơn vị {code}"}}))
        texts += [section(f"[param.{name}]", entry) for name, entry in self.params.items()]
        texts += [section(f"[inputs.{name}]", entry) for name, entry in self.shared.items()]
        for root in self.roots:
            if len(root.table) > 1:
                texts.append(section("[[tree]]", root.table))
        groups = [node for node in self.nodes if node.parent]
        texts += [section("[[group]]", node.table) for node in groups]
        rest = [section("[[criterion]]", crit.table) for crit in self.criteria]
        for name, tables in (("gate", self.gates), ("adjust", self.adjusts), ("band", self.bands)):
            rest += [section(f"[[{name}]]", table) for table in tables]
        folder.mkdir(parents=True, exist_ok=True)
        if self.chance(20):
            half = len(rest) // 2
            (folder / "a.toml").write_text("\n".join(rest[:half]), encoding="utf-8")
            texts += rest[half:]
        else:
            texts += rest
        (folder / "framework.toml").write_text("\n".join(texts), encoding="utf-8")


def write_round(seed, folder):
    """All files of one round; the same seed, the same bytes."""
    folder = pathlib.Path(folder)
    world = World(seed)
    world.write(folder / "framework")
    random_answers.write(world, folder)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: random_round.py SEED DIR")
    write_round(sys.argv[1], sys.argv[2])
