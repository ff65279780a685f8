#!/usr/bin/env python3
"""Scores a framework folder and its answers: the second, independent program.

It is written from docs/spec/framework.md alone and shares no code with the binary `thang`; both must write
the same bytes into scores.csv and results.csv. Python 3.11 or newer, standard library only, one file, so that
an auditor can download, read and run it. It is not for checking frameworks (`thang framework check` does
that), for derivations, or for speed. Rules are cited by their number in the specification: E0-E18.

    python3 thang_verify.py score --framework DIR --answers FILE --units FILE --out DIR
"""

import argparse
import csv
import datetime
import io
import pathlib
import re
import sys
import tomllib
import unicodedata
from collections import namedtuple
from fractions import Fraction

# ---------------------------------------------------------------- errors of input (§3)


class Errors:
    """Collects what is wrong with the input: nothing is scored while there is any."""

    def __init__(self):
        self.found = []

    def add(self, code, file="", row="", column=""):
        self.found.append((str(file), row, column, code))

    def stop_if_any(self):
        if self.found:
            raise InputRefused(self.found)


class InputRefused(Exception):
    """The input has errors: (file, row, column, code) each."""

    def __init__(self, found):
        super().__init__(f"{len(found)} errors of input")
        self.found = found


def refuse(code, file="", row="", column=""):
    raise InputRefused([(str(file), row, column, code)])


# ---------------------------------------------------------------- numbers (E0, E6)

ZERO = Fraction(0)
DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?")
COUNT = re.compile(r"0|[1-9][0-9]{0,14}")
GROUPED = re.compile(r"[1-9][0-9]{0,2}(_[0-9]{3}){1,4}")
EXACT = re.compile(r"(0|[1-9][0-9]*)(/[1-9][0-9]*)?")
RANK = re.compile(r"[1-9][0-9]{0,8}")
FRACTION = re.compile(r"(0|[1-9][0-9]{0,6})/([1-9][0-9]{0,6})")
SEPARATORS = {"vi": (".", ","), "en": (",", ".")}


def plain_number(text, style):
    """The text of a number in the style's separators, as plain decimal text; None if it is not one."""
    if style is None:
        return text
    group, point = SEPARATORS[style]
    sign = "-" if text.startswith("-") else ""
    whole, mark, rest = text[len(sign):].partition(point)
    if group in rest or "_" in whole:
        return None
    if group in whole:
        whole = whole.replace(group, "_")
        if not GROUPED.fullmatch(whole):
            return None
        whole = whole.replace("_", "")
    return sign + whole + ("." + rest if mark else "")


def decimal(text, style=None):
    """Decimal text as a Fraction, or None if the text is not one (E0)."""
    plain = plain_number(text, style)
    return Fraction(plain) if plain is not None and DECIMAL.fullmatch(plain) else None


def fraction_of(text):
    """`p/q` of a rule as a Fraction, or None if the text is not one (E0)."""
    found = FRACTION.fullmatch(text)
    return Fraction(int(found[1]), int(found[2])) if found else None


def rounded(x, digits, mode):
    """x rounded to `digits` decimal places (E6)."""
    scaled = abs(x) * 10**digits
    whole = scaled.numerator // scaled.denominator
    rest = scaled - whole
    half = Fraction(1, 2)
    if mode == "half_up" and rest >= half or mode == "half_even" and (
        rest > half or rest == half and whole % 2 == 1
    ):
        whole += 1
    return Fraction(-whole if x < 0 else whole, 10**digits)


def shown(x, digits, mode):
    """x rounded and written with exactly `digits` decimal places; zero has no sign (E6)."""
    units = rounded(x, digits, mode) * 10**digits
    text = str(abs(units.numerator)).rjust(digits + 1, "0")
    sign = "-" if units < 0 else ""
    return sign + (text[:-digits] + "." + text[-digits:] if digits else text)


def exact(x):
    """Integer or reduced p/q (§5): how Fraction writes itself."""
    return str(Fraction(x))


# ---------------------------------------------------------------- tables (§3)


def read_table(path):
    """The header and the rows (row number, cells) of a CSV file; wholly empty rows are skipped."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            text = file.read()
        reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter(path, text))
        rows = [(reader.line_num, cells) for cells in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        refuse(f"unreadable ({problem.__class__.__name__})", path)
    rows = [(number, cells) for number, cells in rows if any(cells)]
    if not rows:
        refuse("empty file", path)
    header = [unicodedata.normalize("NFC", name.strip()) for name in rows[0][1]]
    while header and not header[-1]:
        header.pop()
    for number, cells in rows:
        if any("\0" in cell for cell in cells):
            refuse("NUL", path, number)
        if len(cells) != len(rows[0][1]):
            refuse("number of cells", path, number)
        if number != rows[0][0] and any(cells[len(header):]):
            refuse("value in a column without a name", path, number)
    for name in header:
        if header.count(name) > 1 or not name:
            refuse("repeated column, or one without a name", path, 1, name)
    return header, [(number, cells[: len(header)]) for number, cells in rows[1:]]


def delimiter(path, text):
    """The most frequent in the first line with text, outside quotes; comma before tab before semicolon."""
    if pathlib.Path(path).suffix.lower() in (".tsv", ".tab"):
        return "\t"
    unquoted = "".join(text.lstrip(" \t\r\n\f").split('"')[::2])
    return max(",\t;", key=re.split(r"[\r\n]", unquoted, maxsplit=1)[0].count)


# ---------------------------------------------------------------- the framework (§1)

CODE = re.compile(r"[0-9A-Za-z]([0-9A-Za-z._-]{0,38}[0-9A-Za-z])?")
NUMERIC_KEYS = ("of", "to", "bad", "total", "n", "satisfied", "share", "mean")


def inputs_read(kind, rule):
    """The ids of the inputs that a rule reads, its sub-rules' too."""
    if kind in ("sum_of", "best_of"):
        return {name for sub in rule["rules"] for name in inputs_read(*sub_rule(sub))}
    if kind in ("roll_up", "info", None):
        return set()
    found = set()
    for key in NUMERIC_KEYS:
        value = rule.get(key)
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, dict):
            found.update(value["ratio"])
    for key in ("target", "date"):
        value = rule.get(key)
        if isinstance(value, dict) and "input" in value:
            found.add(value["input"])
    return found


def sub_rule(sub):
    """Kind and keys of an entry of `rules` (E10)."""
    kind = next(key for key in sub if key not in ("code", "label", "max"))
    return kind, sub[kind]


def coded_inputs(kind, rule):
    """(input id, codes) of every choice and parts rule: the codes stand in the rule, not on the input."""
    if kind in ("sum_of", "best_of"):
        for sub in rule["rules"]:
            yield from coded_inputs(*sub_rule(sub))
    elif kind == "choice":
        yield rule["of"], [level["code"] for level in rule["levels"]]
    elif kind == "parts":
        yield rule["of"], [part["code"] for part in rule["parts"]]


def params_read(value):
    """The ids of the params named anywhere below a rule."""
    if isinstance(value, dict):
        if isinstance(value.get("param"), str):
            yield value["param"]
        for child in value.values():
            yield from params_read(child)
    elif isinstance(value, list):
        for child in value:
            yield from params_read(child)


class Item:
    """What is answered under its own code: a criterion, a gate or an adjust."""

    def __init__(self, sort, data, shared):
        self.sort, self.data, self.code = sort, data, data["code"]
        self.leagues = data.get("leagues")
        self.inputs = data.get("inputs", {})
        self.may_not_apply = data.get("may_not_apply", False)
        if sort == "criterion":
            rules = data.get("rule", {})
            self.kind = next(iter(rules), None)
            self.rule = rules.get(self.kind)
        else:
            self.kind, self.rule = sort, {"of": data["of"]}
        self.shared = {name for name in inputs_read(self.kind, self.rule) if name not in self.inputs}
        for name in self.shared:
            if name not in shared:
                refuse(f"input {name} of {self.code} is not defined")
        self.codes = {}

    def exists(self, league):
        """E1."""
        return self.leagues is None or league in self.leagues


class Node:
    """The root of a tree or a group."""

    def __init__(self, code, tree, data):
        self.code, self.tree, self.data = code, tree, data
        self.criteria, self.groups, self.structure = [], [], []
        self.gates, self.adjusts = [], []

    def pre_order(self):
        yield self
        for group in self.groups:
            yield from group.pre_order()


def read_framework(folder):
    """All files of the folder joined into one document (§1)."""
    paths = sorted(pathlib.Path(folder).glob("*.toml"), key=lambda path: path.name.encode())
    document = {}
    for path in paths:
        if path.name == "mapping.toml":
            continue
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
            refuse(f"not TOML 1.0: {problem}", path)
        for key, value in content.items():
            if key not in document:
                document[key] = value
            elif isinstance(value, list) and isinstance(document[key], list):
                document[key] = document[key] + value
            else:
                refuse(f"key {key} stands in two files", path)
    if not document:
        refuse("no framework", folder)
    return document


class Framework:
    """A framework that passed `thang framework check`, ready to be asked."""

    def __init__(self, document, year):
        self.document, self.year = document, year
        self.id, self.edition = document["id"], document["edition"]
        self.scale = document["scale"]
        self.league_codes = [league["code"] for league in document.get("league", [])]
        self.leagues = self.league_codes or [""]
        self.params = document.get("param", {})
        self.shared = document.get("inputs", {})
        self.shared_codes = {}
        self.criteria = self.read_items("criterion")
        self.gates = self.read_items("gate")
        self.adjusts = self.read_items("adjust")
        self.items = {item.code: item for item in self.criteria + self.gates + self.adjusts}
        self.read_nodes()
        self.read_bands()
        self.check_params()
        if "max" not in self.scale or not any("max" in crit.data for crit in self.criteria):
            refuse("the framework is not scored")

    def read_items(self, sort):
        items = [Item(sort, data, self.shared) for data in self.document.get(sort, [])]
        for item in items:
            for name, codes in coded_inputs(item.kind, item.rule):
                (item.codes if name in item.inputs else self.shared_codes)[name] = codes
        return items

    def read_nodes(self):
        trees = {tree["code"]: tree for tree in self.document.get("tree", [])}
        main = dict(trees.pop("main", {"code": "main"}), max=self.scale.get("max"))
        self.nodes = {"main": Node("main", "main", main)}
        self.roots = ["main", *trees]
        for code, tree in trees.items():
            self.nodes[code] = Node(code, code, tree)
        groups = self.document.get("group", [])
        for group in groups:
            self.nodes[group["code"]] = Node(group["code"], group.get("tree", "main"), group)
        for criterion in self.criteria:
            for place in [criterion.data["group"], *criterion.data.get("also_in", [])]:
                node = self.nodes[place]
                (node.structure if self.structure_only(criterion) else node.criteria).append(criterion)
        for group in groups:
            node = self.nodes[group["code"]]
            self.nodes[group.get("parent", node.tree)].groups.append(node)
        for node in self.nodes.values():
            node.groups = [group for group in node.groups if not self.structure_only_node(group)]
        self.roots = [code for code in self.roots if not self.structure_only_node(self.nodes[code])]
        for item in self.gates:
            self.nodes[item.data["on"]].gates.append(item)
        for item in self.adjusts:
            self.nodes[item.data["on"]].adjusts.append(item)

    def structure_only(self, criterion):
        """E5: a skeleton's criterion without a maximum."""
        skeleton = self.document["status"] == "skeleton"
        return skeleton and "max" not in criterion.data and criterion.kind != "info"

    def structure_only_node(self, node):
        """E5: a skeleton's group without a maximum none of whose children has one."""
        return (
            self.document["status"] == "skeleton"
            and "max" not in node.data
            and "cap" not in node.data
            and not node.criteria
            and all(self.structure_only_node(group) for group in node.groups)
        )

    def read_bands(self):
        """Scales by what they read: a code, or the tuple of a minimum_of list (§1.7)."""
        self.scales, self.minimum_of = {}, None
        for band in self.document.get("band", []):
            of = tuple(band["minimum_of"]) if "minimum_of" in band else band["of"]
            if isinstance(of, tuple):
                self.minimum_of = of
            self.scales.setdefault(of, []).append(band)

    def check_params(self):
        """E13: every param that is read has a value in every league."""
        for item in self.items.values():
            for name in params_read([item.data.get("rule"), item.data.get("points")]):
                for league in self.leagues:
                    self.param(name, league)

    def param(self, name, league):
        """E13."""
        entry = self.params.get(name, {})
        value = entry.get("value")
        if "by_year" in entry:
            value = entry["by_year"].get(self.year)
        elif "by_league" in entry:
            value = entry["by_league"].get(league)
        elif "by_league_year" in entry:
            value = entry["by_league_year"].get(league, {}).get(self.year)
        if value is None:
            refuse(f"param {name} has no value for year {self.year} league {league}")
        return decimal(value)

    def other_sets(self):
        """The ids of the other sets whose results its rules take in (E12)."""
        rules = [item.rule for item in self.criteria if item.kind == "roll_up"]
        return {rule["children"] for rule in rules} - {self.id}

    def number(self, value, league):
        """A **number** of §2: decimal text or a param."""
        return self.param(value["param"], league) if isinstance(value, dict) else decimal(value)

    def input(self, item, name):
        """Definition and codes of an input that an item uses."""
        if name in item.inputs:
            return item.inputs[name], item.codes.get(name)
        return self.shared[name], self.shared_codes.get(name)

    def criterion_max(self, criterion, league):
        return per_league(criterion.data.get("max", "0"), league)

    def node_exists(self, node, league):
        """§1.1: where a criterion below it exists; a skeleton's group without any criterion everywhere."""
        below = [item for part in node.pre_order() for item in part.criteria + part.structure]
        return not below or any(item.exists(league) for item in below)

    def node_max(self, node, league):
        """M of a node (§1.3, E5)."""
        if not self.node_exists(node, league):
            return ZERO
        if node.data.get("max") is not None:
            return per_league(node.data["max"], league)
        if "cap" in node.data:
            return per_league(node.data["cap"], league)
        own = [self.criterion_max(child, league) for child in node.criteria if child.exists(league)]
        return sum(own, ZERO) + sum(self.node_max(child, league) for child in node.groups)


def per_league(value, league):
    """A text for all leagues, or the league's from a table; 0 where the thing does not exist."""
    return decimal(value.get(league, "0") if isinstance(value, dict) else value)


# ---------------------------------------------------------------- units and answers (§3, E0, E2)

Unit = namedtuple("Unit", "code league parent ranked columns")
Line = namedtuple("Line", "value state note file row column")
NOT_APPLICABLE_CLAIM = "#na"
BROKEN = object()  # a value that breaks its kind, range or codes
CLAIMED = object()  # the value #na
YES_NO = {"yes": True, "có": True, "1": True, "no": False, "không": False, "0": False}
UNIT_COLUMNS = ("unit", "name", "league", "parent", "ranked")


def read_units(path, league_codes, style, errors):
    """units.csv: the units by code. League codes None: of whatever league."""
    header, rows = read_table(path)
    if "unit" not in header:
        refuse("no column unit", path)
    units, seen = {}, set()
    for number, cells in rows:
        row = dict(zip(header, cells))
        code, league = row["unit"], row.get("league", "")
        if not CODE.fullmatch(code) or code in seen:
            errors.add("unit code", path, number, "unit")
        seen.add(code)
        if not league and league_codes and len(league_codes) == 1:
            league = league_codes[0]
        if league_codes is not None and (league == "") != (league_codes == []):
            errors.add("league", path, number, "league")
        parent = row.get("parent", "")
        if parent and not CODE.fullmatch(parent):
            errors.add("parent", path, number, "parent")
        if row.get("ranked", "") not in ("", "yes", "no"):
            errors.add("ranked", path, number, "ranked")
        columns = {name: row[name] for name in header if name not in UNIT_COLUMNS}
        for name, text in columns.items():
            columns[name] = decimal(text, style) if text else None
        if not league_codes or league in league_codes:  # else a unit of another set
            units[code] = Unit(code, league, parent, row.get("ranked", "") != "no", columns)
    return units


def read_lines(path, errors):
    """Answers of the long or the wide form as ((unit, criterion, input), Line), cell by cell."""
    header, rows = read_table(path)
    if "criterion" in header:
        yield from long_lines(path, header, rows, errors)
    else:
        yield from wide_lines(path, header, rows, errors)


def long_lines(path, header, rows, errors):
    known = ("unit", "criterion", "input", "value", "state", "note")
    for name in header:
        if name not in known:
            errors.add("unknown column", path, 1, name)
    for name in known[:4]:
        if name not in header:
            refuse(f"no column {name}", path, 1)
    for number, cells in rows:
        row = dict(zip(header, cells))
        key = (row["unit"], row["criterion"], row["input"])
        yield key, Line(row["value"], row.get("state", ""), row.get("note", ""), path, number, "value")


def wide_lines(path, header, rows, errors):
    if "unit" not in header:
        refuse("no column unit", path, 1)
    seen = set()
    for number, cells in rows:
        row = dict(zip(header, cells))
        unit = row.pop("unit")
        if unit in seen:
            errors.add("two rows for a unit", path, number, "unit")
        seen.add(unit)
        for name, value in row.items():
            criterion, dot, input_name = name.rpartition(".")
            if not dot:
                criterion, input_name = name, None  # no such input: an unknown column
            if value:
                yield (unit, criterion, input_name), Line(value, "", "", path, number, name)


def check_wide_table(path, framework, units, errors):
    """A wide column that no line uses must be known too, and the unit of a row without a line."""
    header, rows = read_table(path)
    if "criterion" in header:
        return
    for number, cells in rows:
        if cells[header.index("unit")] not in (*units, "*"):
            errors.add("unknown unit", path, number, "unit")
    for name in header:
        criterion, dot, input_name = name.rpartition(".")
        item = framework.items.get(criterion)
        if criterion == "" and dot:
            known = input_name in framework.shared
        else:
            known = bool(dot) and item is not None and (input_name in item.inputs or input_name == "")
        if name != "unit" and not known:
            errors.add("unknown column", path, 1, name)


def parse_value(text, definition, codes, style=None):
    """A value by the kind and range of its input; BROKEN if it breaks them (E0)."""
    kind = definition["kind"]
    if kind in ("count", "list", "money", "number", "percent", "points"):
        plain = plain_number(text, style)
        pattern = COUNT if kind in ("count", "list", "money") else DECIMAL
        if plain is None or not pattern.fullmatch(plain):
            return BROKEN
        written = Fraction(plain)
        low, high = definition.get("min"), definition.get("max")
        too_low = low is not None and (
            written < decimal(low) or written == decimal(low) and definition.get("min_open", False)
        )
        if too_low or high is not None and written > decimal(high) or kind == "points" and written < 0:
            return BROKEN
        return written / 100 if kind == "percent" else written
    if kind == "yes_no":
        word = unicodedata.normalize("NFC", text).lower()
        return YES_NO.get(word, BROKEN)
    if kind == "choice":
        return text if text in codes else BROKEN
    if kind == "parts":
        ticked = [] if text == "none" else text.split("+")
        return ticked if set(ticked) <= set(codes) and len(set(ticked)) == len(ticked) else BROKEN
    if kind == "grades":
        grades = [decimal(grade, style) for grade in text.split(";")]
        return BROKEN if None in grades else grades
    return parse_date(text) if kind == "date" else text


def parse_date(text):
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            day = datetime.date.fromisoformat(text)
            return day if 1900 <= day.year <= 2999 else BROKEN
    except ValueError:
        pass
    return BROKEN


class Answers:
    """The answers of a round: checked lines, and the value and state of every input and item."""

    def __init__(self, framework, units, lines, style, errors):
        self.framework, self.units, self.style = framework, units, style
        self.lines, self.values = {}, {}
        self.by_item, self.submitted = {}, set()
        for key, line in lines:
            if self.place_is_known(key, line, errors):
                if key in self.lines:
                    errors.add("two lines for one input", line.file, line.row, line.column)
                self.lines[key] = line
        for key, line in self.lines.items():
            self.take(key, line, errors)
        for key in self.lines:
            self.check_claim(key, errors)
        self.check_stars(errors)

    def place_is_known(self, key, line, errors):
        """Unit, criterion and input exist and meet each other (§3)."""
        unit, code, name = key
        problem = None
        item = self.framework.items.get(code)
        if unit != "*" and unit not in self.units:
            problem = "unknown unit"
        elif code == "":
            problem = None if name in self.framework.shared else "unknown input"
        elif item is None:
            problem = "unknown criterion"
        elif unit == "*":
            problem = "* on an own input"
        elif not item.exists(self.units[unit].league):
            problem = "criterion outside the league"
        elif name is None or name and name not in item.inputs:
            problem = "unknown input"
        elif name == "" and line.value and (line.value != NOT_APPLICABLE_CLAIM or item.inputs):
            problem = "value without an input"
        if line.state not in ("", "pending", "rejected"):
            problem = problem or "unknown state"
        if problem:
            errors.add(problem, line.file, line.row, line.column)
        return problem is None

    def take(self, key, line, errors):
        """Parses the line's value; an own value makes the unit submitted (E2)."""
        unit, code, name = key
        if code:
            self.by_item.setdefault((unit, code), []).append(line)
        if not line.value:
            return
        if unit != "*":
            self.submitted.add(unit)
        if line.value == NOT_APPLICABLE_CLAIM:
            self.values[key] = CLAIMED
            return
        item = self.framework.items.get(code)
        definition, codes = (
            self.framework.input(item, name)
            if item
            else (self.framework.shared[name], self.framework.shared_codes.get(name))
        )
        self.values[key] = parse_value(line.value, definition, codes, self.style)
        if not line.note and name in self.manual_inputs(item):
            errors.add("a manual value needs a note", line.file, line.row, line.column)

    def manual_inputs(self, item):
        """The inputs a manual rule reads, of the item or (item None) the shared ones."""
        readers = [item] if item else self.framework.criteria
        return {
            reader.rule["of"]
            for reader in readers
            if reader.kind == "manual" and (item or reader.rule["of"] in reader.shared)
        }

    def check_claim(self, key, errors):
        """#na only where all that use the input may be claimed, and never beside a value (E2)."""
        unit, code, _ = key
        if self.values.get(key) is not CLAIMED:
            return
        line, items = self.lines[key], self.framework.items
        if code:
            refused = not items[code].may_not_apply
            own = [self.values.get((unit, code, name)) for name in items[code].inputs]
            refused = refused or any(value not in (None, CLAIMED) for value in own)
        else:
            league = None if unit == "*" else self.units[unit].league
            refused = any(
                key[2] in item.shared and not item.may_not_apply
                for item in items.values()
                if league is None or item.exists(league)
            )
        if refused:
            errors.add("#na is not allowed here", line.file, line.row, line.column)

    def check_stars(self, errors):
        for (unit, code, name), line in self.lines.items():
            if unit != "*" and ("*", code, name) in self.lines:
                errors.add("* beside a unit's own line", line.file, line.row, line.column)

    def broken_lines(self):
        return [self.lines[key] for key, value in self.values.items() if value is BROKEN]

    def raw(self, unit, item, name):
        """Value, CLAIMED, BROKEN or None of an input that the item uses (E15)."""
        if name in item.inputs:
            return self.values.get((unit, item.code, name))
        own = self.values.get((unit, "", name))
        return self.values.get(("*", "", name)) if own is None else own

    def value(self, unit, item, name):
        """What a rule sees: #na is empty (E2)."""
        value = self.raw(unit, item, name)
        return None if value is CLAIMED or value is BROKEN else value

    def used(self, unit, item):
        return [self.raw(unit, item, name) for name in [*item.inputs, *item.shared]]

    def is_broken(self, unit, item):
        """E2.1."""
        return any(value is BROKEN for value in self.used(unit, item))

    def is_claimed(self, unit, item):
        """E2.2."""
        own = [self.values.get((unit, item.code, name)) for name in item.inputs]
        own = [value for value in own if value is not None]
        if own and all(value is CLAIMED for value in own):
            return True
        if not item.inputs and self.values.get((unit, item.code, "")) is CLAIMED:
            return True
        return any(self.raw(unit, item, name) is CLAIMED for name in item.shared)

    def has_state(self, unit, item, state):
        """E2.3, E2.4: some line of the item, or of a shared input it uses, says so."""
        lines = list(self.by_item.get((unit, item.code), []))
        lines += [self.lines.get((who, "", name)) for name in item.shared for who in (unit, "*")]
        return any(line.state == state for line in lines if line)


class Earlier:
    """The earlier answers, brought to this edition (E11, §9): what does not fit gives no value."""

    def __init__(self, framework, lines, moves, style):
        self.framework, self.style = framework, style
        self.values, self.states = {}, {}
        seen = {}
        for (unit, code, name), line in lines:
            place = moves.place(code, name)
            if place is not None:
                seen.setdefault((unit, *place), []).append(line)
        for (unit, code, name), found in seen.items():
            self.states.setdefault((unit, code, "" if code else name), set()).update(x.state for x in found)
            if len(found) == 1 and found[0].value:
                self.values[(unit, code, name)] = found[0].value

    def value(self, unit, item, name):
        states = set(self.states.get((unit, item.code, ""), ()))
        for shared in item.shared:
            states.update(self.states.get((unit, "", shared), ()), self.states.get(("*", "", shared), ()))
        if states - {""}:
            return None
        if name in item.inputs:
            text = self.values.get((unit, item.code, name))
        else:
            both = [self.values.get((who, "", name)) for who in (unit, "*")]
            known = [(who, "", name) in self.states for who in (unit, "*")]
            text = None if all(known) else both[0] or both[1]
        if not text or text == NOT_APPLICABLE_CLAIM:
            return None
        definition, codes = self.framework.input(item, name)
        value = parse_value(text, definition, codes, self.style)
        return None if value is BROKEN else value


class Moves:
    """mapping.toml (§9)."""

    def __init__(self, document):
        self.by_old = {move["old"]: move for move in document.get("move", [])}
        self.new = {move["new"] for move in document.get("move", []) if "new" in move}

    def place(self, code, name):
        """Where a line of the earlier edition stands now, or None if it is dropped."""
        move = self.by_old.get(code)
        if move is None:
            return None if code in self.new else (code, name)
        if move.get("answers", "keep") == "drop" or "new" not in move:
            return None
        return move["new"], move.get("inputs", {}).get(name, name)


# ---------------------------------------------------------------- rule kinds (§2, E4, E9-E12, E16)

Result = namedtuple("Result", "state p a")


class Settled(Exception):
    """A rule's result is decided before its formula: an empty input or a policy."""

    def __init__(self, state, points=ZERO):
        super().__init__(state)
        self.state, self.points = state, points


class Case:
    """One rule for one unit: reads inputs (by `read`), numbers and points; M is the rule's own maximum."""

    def __init__(self, run, unit, item, m, read):
        self.run, self.unit, self.item, self.m, self.read = run, unit, item, m, read

    def within(self, m):
        return Case(self.run, self.unit, self.item, m, self.read)

    def need(self, names, empty="not_provided"):
        """The values of all named inputs; any empty one settles the result (E4)."""
        values = [self.read(name) for name in names]
        if any(value is None for value in values):
            raise Settled(empty)
        return values

    def number(self, value):
        return self.run.framework.number(value, self.unit.league)

    def points(self, text):
        share = fraction_of(text)
        return decimal(text) if share is None else share * self.m

    def policy(self, word):
        """A when_… policy: zero and full are points, the others states."""
        if word in ("zero", "full"):
            raise Settled("scored", self.m if word == "full" else ZERO)
        raise Settled(word)

    def quotient(self, a, b, when_over):
        """a/b, or None where b = 0 (E16)."""
        if a < 0 or b < 0 or a > b and when_over == "invalid":
            raise Settled("invalid")
        if b == 0:
            return None
        return min(a / b, Fraction(1)) if when_over == "cap" else a / b

    def ratio(self, a, b, rule):
        r = self.quotient(a, b, rule["when_over"])
        return self.policy(rule["when_zero"]) if r is None else r

    def measure(self, of, also=(), empty="not_provided"):
        """A **value** of §2, None where it is a ratio with b = 0. `also`: inputs needed besides."""
        names = [of] if isinstance(of, str) else of["ratio"]
        values = self.need([*names, *also], empty)
        if isinstance(of, str):
            return values[0]
        return self.quotient(values[0], values[1], of.get("when_over", "allow"))

    def value(self, of, also=(), empty="not_provided"):
        x = self.measure(of, also, empty)
        return self.policy(of["when_zero"]) if x is None else x

    def in_ranges(self, ranges, x):
        """The points of the range that x falls in; none: invalid (§2 Ranges)."""
        for entry in ranges:
            ends = {key: self.number(entry[key]) for key in ("from", "above", "to", "below") if key in entry}
            if (
                x >= ends.get("from", x)
                and ("above" not in ends or x > ends["above"])
                and x <= ends.get("to", x)
                and ("below" not in ends or x < ends["below"])
            ):
                if "points" in entry:
                    return self.points(entry["points"])
                low = ends["from"] if "from" in ends else ends["above"]
                high = ends["to"] if "to" in ends else ends["below"]
                p, q = (self.points(text) for text in entry["linear"])
                return p + (q - p) * (x - low) / (high - low)
        raise Settled("invalid")


def rule_yes_no(case, rule):
    (answer,) = case.need([rule["of"]])
    return case.m if answer else ZERO


def rule_choice(case, rule):
    (code,) = case.need([rule["of"]])
    share = next(level["share"] for level in rule["levels"] if level["code"] == code)
    return case.m * (fraction_of(share) if "/" in share else decimal(share))


def rule_parts(case, rule):
    (ticked,) = case.need([rule["of"]])
    return sum((case.points(part["points"]) for part in rule["parts"] if part["code"] in ticked), ZERO)


def rule_steps(case, rule):
    x = case.value(rule["of"])
    if rule["integer"] and x.denominator != 1:
        raise Settled("invalid")
    reached = [step for step in rule["steps"] if case.number(step["at_least"]) <= x]
    return case.points(reached[-1]["points"]) if reached else ZERO


def rule_ratio(case, rule):
    a, b = case.need([rule["of"], rule["to"]])
    return case.m * case.ratio(a, b, rule)


def rule_ratio_to_target(case, rule):
    a, b = case.need([rule["of"], rule["to"]])
    r, target, floor = case.ratio(a, b, rule), case.number(rule["target"]), rule.get("floor", {})
    if "below" in floor and r < case.number(floor["below"]):
        return ZERO
    if "at_or_below" in floor and r <= case.number(floor["at_or_below"]):
        return ZERO
    return case.m if r >= target else case.m * r / target


def rule_count_to_target(case, rule):
    (n,) = case.need([rule["of"]])
    if n < 0:
        raise Settled("invalid")
    if isinstance(rule["target"], dict) and "input" in rule["target"]:
        target = case.read(rule["target"]["input"])
        if target is None or target == 0:
            case.policy(rule["when_target_missing"])
        if target < 0:
            raise Settled("invalid")
    else:
        target = case.number(rule["target"])
    return case.m * min(Fraction(1), n / target)


def rule_bands(case, rule):
    return case.in_ranges(rule["bands"], case.value(rule["of"]))


def rule_complement(case, rule):
    bad, total = case.need([rule["bad"], rule["total"]])
    return case.m * (1 - case.ratio(bad, total, rule))


def rule_per_item(case, rule):
    (n,) = case.need([rule["of"]])
    if n < 0:
        raise Settled("invalid")
    return min(n * case.points(rule["each"]), case.points(rule["cap"]))


def sub_results(case, rule):
    """Results of the sub-rules, each within its own maximum; settles what E10 settles before the sum."""
    league = case.unit.league
    results = [evaluate(case.within(per_league(s["max"], league)), *sub_rule(s)) for s in rule["rules"]]
    maxima = [per_league(sub["max"], league) for sub in rule["rules"]]
    states = [result.state for result in results]
    for state in ("invalid", "pending"):
        if state in states:
            raise Settled(state)
    if set(states) == {"not_applicable"}:
        raise Settled("not_applicable")
    if "scored" not in states:
        raise Settled("not_provided")
    return results, maxima


def rule_sum_of(case, rule):
    results, maxima = sub_results(case, rule)
    p = sum((result.p for result in results if result.state == "scored"), ZERO)
    a = ZERO
    for result, maximum in zip(results, maxima):
        if result.state != "not_applicable":
            a += result.a if result.state == "scored" else maximum
    return Result("scored", p, a)


def rule_best_of(case, rule):
    results, _ = sub_results(case, rule)
    return max(result.p for result in results if result.state == "scored")


def rule_best_peer(case, rule):
    x = case.value(rule["of"])
    if x < 0:
        raise Settled("invalid")
    peers = case.run.peers(case, rule)
    xs = list(peers.values()) or [x]
    low, high, higher = min(xs), max(xs), rule["direction"] == "higher"
    if rule["mode"] == "share_of_best":
        if not higher:
            p = case.m if x == 0 else case.m * low / x
        else:
            p = case.policy(rule["when_flat"]) if high == 0 else case.m * x / high
    elif high == low:
        p = case.policy(rule["when_flat"])
    else:
        p = case.m * ((x - low) if higher else (high - x)) / (high - low)
    return p if case.unit.code in peers else max(ZERO, min(p, case.m))


def rule_growth(case, rule):
    now = case.measure(rule["of"])
    if now is None:
        case.policy(rule["when_zero"])
    if "full_at" in rule and now >= case.number(rule["full_at"]):
        return case.m
    try:
        before = case.run.before(case).measure(rule["of"])
    except Settled:
        case.policy(rule["when_no_earlier"])
    relative = rule["measure"] == "relative"
    if before is None or relative and before == 0:
        case.policy(rule["when_zero"])
    if relative and before < 0:
        case.policy(rule["when_no_earlier"])
    change = (now - before) / before if relative else now - before
    if "bands" in rule:
        return case.in_ranges(rule["bands"], change)
    return case.m * min(Fraction(1), max(ZERO, change) / case.number(rule["target"]))


def rule_survey(case, rule):
    key = next(key for key in ("satisfied", "share", "mean") if key in rule)
    n, x = case.need([rule["n"], rule[key]], "pending")
    if n < case.number(rule["min_sample"]):
        case.policy(rule["below_min"])
    low, high = (decimal(text) for text in rule["scale"]) if key == "mean" else (ZERO, Fraction(1))
    if key == "satisfied":
        x = x / n
    if not low <= x <= high:
        raise Settled("invalid")
    return case.in_ranges(rule["bands"], x) if "bands" in rule else case.m * (x - low) / (high - low)


def rule_judgement(case, rule):
    (grades,) = case.need([rule["of"]], "pending")
    if any(not 0 <= grade <= case.m for grade in grades):
        raise Settled("invalid")
    if len(grades) < case.number(rule["graders_min"]):
        raise Settled("pending")
    grades = sorted(grades)
    if rule["drop"] == "1" and len(grades) >= case.number(rule["drop_from"]):
        grades = grades[1:-1]
    if rule["aggregate"] == "mean":
        return sum(grades) / len(grades)
    middle = len(grades) // 2
    return grades[middle] if len(grades) % 2 else (grades[middle - 1] + grades[middle]) / 2


def rule_external(case, rule):
    date = [rule["date"]["input"]] if isinstance(rule["date"], dict) else []
    x = case.value(rule["of"], date, "pending")
    if "bands" in rule:
        return case.in_ranges(rule["bands"], x)
    if not 0 <= x <= 1:
        raise Settled("invalid")
    return case.m * x


def rule_roll_up(case, rule):
    """E12."""
    children = case.run.children(case.unit, rule)
    if children is None:
        raise Settled("pending")
    terms = []
    for weight, state, x, band in children:
        if state == "not_applicable":
            continue
        if state == "missing":
            if rule["when_missing"] == "pending":
                raise Settled("pending")
            if rule["when_missing"] == "skip":
                continue
            x, band = ZERO, None
        if rule["aggregate"] == "share_at_band":
            x = Fraction(1 if band in rule["counts"] else 0)
        terms.append((weight, x))
    if not terms:
        raise Settled("not_applicable")
    return case.m * sum(weight * x for weight, x in terms) / sum(weight for weight, _ in terms)


def rule_manual(case, rule):
    (points,) = case.need([rule["of"]])
    if not 0 <= points <= case.m:
        raise Settled("invalid")
    return points


KINDS = {
    name[len("rule_"):]: function
    for name, function in list(globals().items())
    if name.startswith("rule_")
}


def evaluate(case, kind, rule):
    """E4: the result of one rule."""
    try:
        outcome = KINDS[kind](case, rule)
    except Settled as early:
        outcome = early.points if early.state == "scored" else Result(early.state, ZERO, ZERO)
    return outcome if isinstance(outcome, Result) else Result("scored", Fraction(outcome), case.m)


# ---------------------------------------------------------------- units, nodes, ranks (E2-E8, E12, E17)

Leaf = namedtuple("Leaf", "state p a")
Outcome = namedtuple("Outcome", "state p a band")


class Run:
    """One round: every unit's criteria, gates, adjusts and nodes."""

    def __init__(self, framework, units, answers, options, errors):
        self.framework, self.units, self.answers, self.errors = framework, units, answers, errors
        self.open, self.keep_invalid = options.open, options.keep_invalid
        self.earlier, self.other_sets = options.earlier_answers, options.children_sets
        self.leaves, self.outcomes, self.peer_sets = {}, {}, {}
        scale = framework.scale
        self.points_digits, self.rounding = int(scale["points_digits"]), scale["rounding"]
        self.rank_shown = scale["rank_on"] == "shown"
        self.zero_ranked = scale["not_submitted"] == "zero"

    def submitted(self, unit):
        return unit.code in self.answers.submitted

    def round_points(self, x):
        return rounded(x, self.points_digits, self.rounding)

    def case(self, unit, item, m):
        return Case(self, unit, item, m, lambda name: self.answers.value(unit.code, item, name))

    # ---- what rules ask of the round

    def peers(self, case, rule):
        """E9: x of every peer of the unit's league, by unit."""
        key = (case.item.code, id(rule), case.unit.league)
        if key not in self.peer_sets:
            self.peer_sets[key] = {}
            for unit in self.units.values():
                x = self.peer_value(unit, case.item, rule) if unit.league == case.unit.league else None
                if x is not None:
                    self.peer_sets[key][unit.code] = x
        return self.peer_sets[key]

    def peer_value(self, unit, item, rule):
        answers = self.answers
        if not self.submitted(unit) or rule["peers"] == "ranked" and not unit.ranked:
            return None
        if answers.is_broken(unit.code, item) or answers.is_claimed(unit.code, item):
            return None
        if any(answers.has_state(unit.code, item, state) for state in ("rejected", "pending")):
            return None
        try:
            x = self.case(unit, item, ZERO).measure(rule["of"])
        except Settled:
            return None
        return None if x is None or x < 0 else x

    def before(self, case):
        """The same rule over the earlier answers (E11)."""
        if self.earlier is None:
            raise Settled("not_provided")
        unit, item, earlier = case.unit, case.item, self.earlier
        return Case(self, unit, item, case.m, lambda name: earlier.value(unit.code, item, name))

    def children(self, unit, rule):
        """E12: (weight, state, x, band) of every child; None where the other set is not given."""
        node, own = rule.get("of", "main"), rule["children"] == self.framework.id
        other = None if own else self.other_sets.get(rule["children"])
        if not own and other is None:
            return None
        found = []
        for child in (self.units if own else other.units).values():
            in_league = "children_league" not in rule or child.league == rule["children_league"]
            if child.parent == unit.code and in_league:
                weight = Fraction(1)
                if rule["aggregate"] == "weighted":
                    weight = child.columns.get(rule["weight"])
                    if weight is None or weight <= 0:
                        self.errors.add(f"weight of child {child.code}", "units", "", rule["weight"])
                        weight = Fraction(1)
                outcome = self.outcome(child, node) if own else other.outcomes.get((child.code, node))
                found.append((weight, *child_term(outcome)))
        return found

    # ---- states (E2, E3, E17)

    def leaf(self, unit, item):
        """State, p and A of a criterion; state and answer of a gate; state and line of an adjust."""
        key = (unit.code, item.code)
        if key not in self.leaves:
            self.leaves[key] = self.compute_leaf(unit, item)
            if self.leaves[key].state == "invalid" and not self.keep_invalid:
                self.errors.add(f"invalid: unit {unit.code}, {item.code}")
        return self.leaves[key]

    def compute_leaf(self, unit, item):
        if item.kind == "info":
            return self.info_leaf(unit, item)
        m = self.framework.criterion_max(item, unit.league)
        if not self.submitted(unit):
            return Leaf("not_provided", ZERO, m)
        result = self.item_result(unit, item, m)
        state = self.state(unit, item, result)
        if state == "scored":
            p = result.p
            if item.sort == "criterion" and self.framework.scale["round_at"] == "criterion":
                p = self.round_points(p)
            return Leaf(state, p, result.a)
        return Leaf(state, ZERO, ZERO if state == "not_applicable" else m)

    def item_result(self, unit, item, m):
        if self.answers.is_broken(unit.code, item):
            return Result("invalid", ZERO, ZERO)
        if item.sort == "criterion":
            return evaluate(self.case(unit, item, m), item.kind, item.rule)
        answer = self.answers.value(unit.code, item, item.data["of"])
        if answer is None and item.data["when_missing"] == "none":
            answer = ZERO
        if answer is None:
            return Result("not_provided", ZERO, ZERO)
        return Result("scored", answer if item.sort == "gate" else self.adjust_line(unit, item, answer), ZERO)

    def adjust_line(self, unit, item, n):
        """E17: points × n, not beyond floor or cap."""
        points = self.framework.number(item.data["points"], unit.league)
        line = points * Fraction(n)
        if points < 0 and "floor" in item.data:
            line = max(line, decimal(item.data["floor"]))
        if points > 0 and "cap" in item.data:
            line = min(line, decimal(item.data["cap"]))
        return line

    def state(self, unit, item, result):
        """E2: the first that fits."""
        answers, code = self.answers, unit.code
        if result.state == "invalid":
            return "invalid"
        if result.state == "not_applicable" or answers.is_claimed(code, item):
            return "not_applicable"
        if answers.has_state(code, item, "rejected"):
            return "rejected"
        if answers.has_state(code, item, "pending") or result.state == "pending":
            return "pending"
        if result.state == "not_provided" and self.open and item.sort != "adjust":
            return "pending"
        return result.state

    def info_leaf(self, unit, item):
        """E16: only scored or not_provided."""
        answers, code = self.answers, unit.code
        values = {name: answers.value(code, item, name) for name in item.inputs}
        must = [name for name, definition in item.inputs.items() if not definition.get("optional", False)]
        good = (
            self.submitted(unit)
            and all(values[name] is not None for name in must)
            and any(value is not None for value in values.values())
            and not any(value is CLAIMED or value is BROKEN for value in answers.used(code, item))
            and not any(answers.has_state(code, item, state) for state in ("rejected", "pending"))
        )
        return Leaf("scored" if good else "not_provided", ZERO, ZERO)

    def gate_fails(self, unit, gate):
        """E17."""
        if not gate.exists(unit.league):
            return False
        leaf = self.leaf(unit, gate)
        if leaf.state == "scored":
            return leaf.p == (gate.data["fails_on"] == "yes")
        missing = leaf.state == "not_provided" and gate.data["when_missing"] == "fail"
        return leaf.state in ("rejected", "invalid") or missing

    # ---- nodes (E5)

    def node_marks(self, unit, node):
        """The states invalid and pending of what stands on or below the node (E3, E17)."""
        marks = set()
        for part in node.pre_order():
            for item in [*part.criteria, *part.adjusts, *part.gates]:
                if item.exists(unit.league):
                    state = self.leaf(unit, item).state
                    if state in ("invalid", "pending") and not (state == "invalid" and item.sort == "gate"):
                        marks.add(state)
        return marks

    def node_points(self, unit, node):
        """(P, A) by E5."""
        league = unit.league
        leaves = [self.leaf(unit, crit) for crit in node.criteria if crit.exists(league)]
        weights = [crit.data.get("weight", "1") for crit in node.criteria if crit.exists(league)]
        parts = [(leaf.p, leaf.a, decimal(w)) for leaf, w in zip(leaves, weights)]
        for group in node.groups:
            parts.append((*self.node_points(unit, group), decimal(group.data.get("weight", "1"))))
        parts = [(p, a, weight) for p, a, weight in parts if a > 0]
        if not parts:
            return ZERO, ZERO
        m, how = self.framework.node_max(node, league), node.data.get("sum", "sum")
        if how == "sum":
            points, most = sum(p for p, _, _ in parts), sum(a for _, a, _ in parts)
        elif how == "minimum":
            points, most = m * min(p / a for p, a, _ in parts), m
        else:
            parts = [(p, a, weight if how == "weighted" else 1) for p, a, weight in parts]
            points, most = m * sum(w * p / a for p, a, w in parts) / sum(w for _, _, w in parts), m
        return self.node_steps(unit, node, m, points, most)

    def node_steps(self, unit, node, m, points, most):
        """Steps (1) to (6) of E5."""
        data, league = node.data, unit.league
        points += self.adjust_sum(unit, node, "before_rescale")
        if "cap" in data:
            cap = per_league(data["cap"], league)
            points, most = min(points, cap), min(most, cap)
        if data.get("rescale", False):
            points, most = points * m / most, m
        points += self.adjust_sum(unit, node, "after_rescale")
        for gate in node.gates:
            if self.gate_fails(unit, gate):
                if "limit" in gate.data:
                    points = min(points, per_league(gate.data["limit"], league))
                elif "limit_share" in gate.data:
                    points = min(points, decimal(gate.data["limit_share"]) * most)
        points = max(points, ZERO)
        return points if data.get("may_exceed_max", False) else min(points, most), most

    def adjust_sum(self, unit, node, when):
        here = [adjust for adjust in node.adjusts if adjust.data["when"] == when]
        leaves = [self.leaf(unit, adjust) for adjust in here if adjust.exists(unit.league)]
        return sum((leaf.p for leaf in leaves if leaf.state == "scored"), ZERO)

    def outcome(self, unit, code):
        """State, P, A and band of a node."""
        key = (unit.code, code)
        if key not in self.outcomes:
            node = self.framework.nodes[code]
            points, most = self.node_points(unit, node)
            marks = self.node_marks(unit, node)
            if not self.submitted(unit):
                state = "not_submitted"
            elif most == 0:
                state = "not_applicable"
            elif marks:
                state = "incomplete" if "invalid" in marks else "provisional"
            else:
                state = "scored"
            outcome = Outcome(state, points, most, "")
            self.outcomes[key] = outcome._replace(band=self.node_band(unit, code, outcome))
        return self.outcomes[key]

    # ---- keys, bands, ranks (E6-E8)

    def unrounded(self, p, a, show):
        return {"points": p, "percent": 100 * p / a, "share": p / a}[show]

    def value_digits(self, show):
        return self.points_digits if show == "points" else int(self.framework.scale["value_digits"])

    def key(self, outcome, show=None):
        """What ranks and bands read (E7): needs A > 0."""
        show = show or self.framework.scale["show"]
        x = self.unrounded(outcome.p, outcome.a, show)
        return rounded(x, self.value_digits(show), self.rounding) if self.rank_shown else x

    def counts(self, outcome):
        """Scored, or not submitted where the set ranks that as zero; never without A."""
        zero = outcome.state == "not_submitted" and self.zero_ranked
        return outcome.a > 0 and (outcome.state == "scored" or zero)

    def node_band(self, unit, code, outcome):
        scales = self.framework.scales
        if not self.counts(outcome):
            return ""
        if code in scales:
            return self.band(unit, scales[code], self.key(outcome))
        if code == "main" and self.framework.minimum_of:
            named = [self.outcome(unit, name) for name in self.framework.minimum_of]
            counted = [other for other in named if self.counts(other)]
            if counted and all(other.a == 0 or self.counts(other) for other in named):
                x = min(self.key(other, "percent") for other in counted)
                return self.band(unit, scales[self.framework.minimum_of], x)
        return ""

    def band(self, unit, scale, x):
        """E8: the first band from the top that fits, lowered while a gate it requires fails."""
        band = next(band for band in scale if fits(band, x, unit.league))
        gates = self.framework.items
        while any(self.gate_fails(unit, gates[code]) for code in band.get("requires", [])):
            band = next(lower for lower in scale if lower["code"] == band["at_most"])
        return band["code"]

    def criterion_band(self, unit, item, leaf):
        if item.code not in self.framework.scales or leaf.state not in ("scored", "not_provided", "rejected"):
            return ""
        if not self.submitted(unit) and not self.zero_ranked:
            return ""
        x = self.round_points(leaf.p) if self.rank_shown else leaf.p
        return self.band(unit, self.framework.scales[item.code], x)

    def ranks(self, code):
        """E7: unit -> (rank, ranked_of) at a node."""
        scopes = {}
        for unit in self.units.values():
            outcome = self.outcome(unit, code)
            if unit.ranked and self.counts(outcome):
                within = unit.parent if self.framework.scale["rank_within"] == "parent" else ""
                scopes.setdefault((unit.league, within), []).append((self.key(outcome), unit.code))
        found = {}
        for entries in scopes.values():
            entries.sort(reverse=True)
            rank = 0
            for place, (key, unit) in enumerate(entries, 1):
                if place == 1 or key != entries[place - 2][0]:
                    rank = place
                found[unit] = (rank, len(entries))
        return found


def fits(band, x, league):
    if "from" in band:
        return x >= per_league(band["from"], league)
    return x > per_league(band["above"], league)


def child_term(outcome):
    """(state, x, band) of a child's node for E12."""
    if outcome is None or outcome.state in ("incomplete", "provisional", "not_submitted"):
        return "missing", ZERO, None
    if outcome.state == "not_applicable":
        return "not_applicable", ZERO, None
    return "scored", min(Fraction(1), outcome.p / outcome.a), outcome.band


def check_rings(framework, units, errors):
    """E12: where a rule rolls up the own set, parents form no ring."""
    if not any(rolls_up_own(item.kind, item.rule, framework.id) for item in framework.criteria):
        return
    clear = set()
    for start in units:
        path, unit = set(), start
        while unit in units and unit not in clear:
            if unit in path:
                errors.add("ring of parents", "units", "", unit)
                return
            path.add(unit)
            unit = units[unit].parent
        clear |= path


def rolls_up_own(kind, rule, own):
    return kind == "roll_up" and rule["children"] == own


# ---------------------------------------------------------------- output (§5)

SCORES = ["unit", "criterion", "state", "exact", "shown", "max", "band"]
RESULTS = (
    "unit league tree node state points_exact max_exact points max value rank ranked_of band change".split()
)


def ordered_units(run):
    for league in run.framework.leagues:
        units = [unit for unit in run.units.values() if unit.league == league]
        yield from sorted(units, key=lambda unit: unit.code.encode())


def score_rows(run):
    framework = run.framework
    criteria = [crit for node in framework.nodes["main"].pre_order() for crit in node.criteria]

    def points(x):
        return shown(x, run.points_digits, run.rounding)

    for unit in ordered_units(run):
        for item in criteria + framework.gates + framework.adjusts:
            if not item.exists(unit.league):
                continue
            leaf = run.leaf(unit, item)
            numbers = [exact(leaf.p), points(leaf.p), points(leaf.a)]
            if item.kind == "info":
                numbers = ["", "", points(ZERO)]
            elif item.sort == "gate":
                numbers = ["", "", ""]
            elif item.sort == "adjust":
                numbers[2] = ""
            yield [unit.code, item.code, leaf.state, *numbers, run.criterion_band(unit, item, leaf)]


def result_rows(run, earlier_ranks):
    framework, show = run.framework, run.framework.scale["show"]
    nodes = [node for root in framework.roots for node in framework.nodes[root].pre_order()]
    ranks = {node.code: run.ranks(node.code) for node in nodes}
    for unit in ordered_units(run):
        for node in nodes:
            outcome = run.outcome(unit, node.code)
            row = [unit.code, unit.league, node.tree, node.code, outcome.state]
            row += [exact(outcome.p), exact(outcome.a)]
            row += [shown(x, run.points_digits, run.rounding) for x in (outcome.p, outcome.a)]
            value = ""
            if outcome.a > 0:
                x = run.unrounded(outcome.p, outcome.a, show)
                value = shown(x, run.value_digits(show), run.rounding)
            rank, of = ranks[node.code].get(unit.code, ("", ""))
            before = earlier_ranks.get((unit.code, unit.league, node.tree, node.code))
            change = before - rank if before is not None and rank != "" else ""
            yield [*row, value, rank, of, outcome.band, change]


def write_table(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


# ---------------------------------------------------------------- the command (§7)

Options = namedtuple("Options", "open keep_invalid earlier_answers children_sets")
OtherSet = namedtuple("OtherSet", "units outcomes")
STATES = ("scored", "provisional", "incomplete", "not_applicable", "not_submitted")


def read_other_set(path):
    """E12: results.csv of another set and the units.csv beside it."""
    errors = Errors()
    units_path = pathlib.Path(path).parent / "units.csv"
    units = read_units(units_path, None, None, errors)
    errors.stop_if_any()
    outcomes = {}
    wanted = ["unit", "node", "state", "points_exact", "max_exact", "band"]
    for unit, node, state, p, a, band in column_values(path, wanted):
        if not is_exact(p) or not is_exact(a) or state not in STATES or state == "scored" and a == "0":
            refuse("not a row of results", path)
        if (unit, node) in outcomes:
            refuse("two rows of a unit and node", path)
        outcomes[(unit, node)] = Outcome(state, Fraction(p), Fraction(a), band)
    return OtherSet(units, outcomes)


def is_exact(text):
    """Whether the text is an exact figure of a node: reduced, 0 or more (§5)."""
    return EXACT.fullmatch(text) is not None and exact(text) == text


def column_values(path, names):
    """The named columns of a CSV file, row by row; an absent league column reads as empty."""
    header, rows = read_table(path)
    for name in names:
        if name not in header and name != "league":
            refuse(f"no column {name}", path)
    places = [header.index(name) if name in header else None for name in names]
    return [[cells[place] if place is not None else "" for place in places] for _, cells in rows]


def read_earlier(arguments, framework):
    """Earlier answers and earlier ranks, as far as the folder and mapping.toml give them (E7, E11, §9)."""
    if arguments.earlier is None:
        return None, {}
    folder = pathlib.Path(arguments.earlier)
    edition = arguments.earlier_edition or framework.edition
    mapping, comparable = {}, edition == framework.edition
    if not comparable:
        path = pathlib.Path(arguments.framework) / "mapping.toml"
        mapping = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        if mapping.get("from") != edition:
            refuse(f"no mapping from edition {edition}", path)
        comparable = mapping.get("same_basis", False)
    answers, ranks = None, {}
    if (folder / "answers.csv").exists():
        lines = read_lines(folder / "answers.csv", Errors())
        answers = Earlier(framework, lines, Moves(mapping), arguments.numbers)
    if comparable and (folder / "results.csv").exists():
        for *key, rank in column_values(folder / "results.csv", ["unit", "league", "tree", "node", "rank"]):
            if rank and not RANK.fullmatch(rank) or tuple(key) in ranks:
                refuse("not a rank, or two rows of a unit and node", folder / "results.csv")
            ranks[tuple(key)] = int(rank) if rank else None
    return answers, ranks


def score(arguments):
    errors = Errors()
    framework = Framework(read_framework(arguments.framework), arguments.year)
    lines = list(read_lines(arguments.answers, errors))
    if arguments.units:
        units = read_units(arguments.units, framework.league_codes, arguments.numbers, errors)
    elif len(framework.league_codes) > 1:
        refuse("several leagues need --units")
    else:
        codes = {unit for (unit,) in column_values(arguments.answers, ["unit"])} - {"*"}
        units = {code: Unit(code, framework.leagues[0], "", True, {}) for code in codes}
        for code in codes:
            if not CODE.fullmatch(code):
                errors.add("unit code", arguments.answers, "", "unit")
    check_wide_table(arguments.answers, framework, units, errors)
    errors.stop_if_any()
    answers = Answers(framework, units, lines, arguments.numbers, errors)
    if not arguments.keep_invalid:
        for line in answers.broken_lines():
            errors.add("value breaks kind, range or codes", line.file, line.row, line.column)
    check_rings(framework, units, errors)
    errors.stop_if_any()
    earlier_answers, earlier_ranks = read_earlier(arguments, framework)
    others, wanted = {}, framework.other_sets()
    for text in arguments.children:
        name, _, path = text.partition("=")
        if name not in wanted or name in others:
            refuse("no rule takes in this set, or it is named twice", path)
        others[name] = read_other_set(path)
    options = Options(arguments.open, arguments.keep_invalid, earlier_answers, others)
    run = Run(framework, units, answers, options, errors)
    scores, results = list(score_rows(run)), list(result_rows(run, earlier_ranks))
    errors.stop_if_any()
    out = pathlib.Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    write_table(out / "scores.csv", SCORES, scores)
    write_table(out / "results.csv", RESULTS, results)


def read_arguments(words):
    parser = argparse.ArgumentParser(prog="thang_verify.py", description=__doc__.splitlines()[0])
    command = parser.add_subparsers(dest="command", required=True).add_parser("score")
    for name in ("framework", "answers", "out"):
        command.add_argument(f"--{name}", required=True)
    for name in ("units", "year", "earlier", "earlier-edition"):
        command.add_argument(f"--{name}")
    command.add_argument("--numbers", choices=sorted(SEPARATORS))
    command.add_argument("--children", action="append", default=[], metavar="SET=FILE")
    command.add_argument("--open", action="store_true")
    command.add_argument("--keep-invalid", action="store_true")
    return parser.parse_args(words)


def main(words):
    sys.setrecursionlimit(20_000)
    arguments = read_arguments(words)
    try:
        score(arguments)
    except InputRefused as refused:
        for file, row, column, code in refused.found:
            print(f"{file}: {row},{column},{code}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
