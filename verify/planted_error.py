"""Plants one error of input into a round that random_round.py wrote: both programs must refuse it (§3).

Each function changes the files of the folder or the options and says whether it could. Not for errors of
frameworks: `thang framework check` has its own tests.
"""

import csv
import tomllib


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = file.readlines()
    separator = max(",\t;", key=lines[0].count)
    header, *rows = [row for row in csv.reader(lines, delimiter=separator) if any(row)]
    return [[name.strip() for name in header], *rows]


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def framework_of(folder):
    """The parts of the framework that plants look at, of all its files."""
    whole = {"criterion": [], "inputs": {}, "league": [], "param": {}}
    for path in sorted((folder / "framework").glob("*.toml")):
        part = tomllib.loads(path.read_text(encoding="utf-8"))
        whole["criterion"] += part.get("criterion", [])
        whole["league"] += part.get("league", [])
        for name in ("inputs", "param"):
            whole[name].update(part.get(name, {}))
    return whole


class Planter:
    """One planted error in one folder."""

    def __init__(self, rng, folder, options):
        self.rng, self.folder, self.options = rng, folder, options
        self.answers = read(folder / "answers.csv")
        self.header = self.answers[0]
        self.long = "criterion" in self.header
        self.units = read(folder / "units.csv") if (folder / "units.csv").exists() else None
        self.framework = framework_of(folder)

    def plant(self):
        """Tries plants in random order until one fits; returns its name."""
        names = sorted(name for name in dir(self) if name.startswith("plant_"))
        self.rng.shuffle(names)
        for name in names:
            if getattr(self, name)() is not False:
                return name.removeprefix("plant_")
        return None

    def save(self, rows):
        write(self.folder / "answers.csv", rows)

    def some_unit(self):
        place = self.header.index("unit")
        return next((row[place] for row in self.answers[1:] if row[place] != "*"), None)

    def line(self, **cells):
        """Adds a line to the long form."""
        if not self.long:
            return False
        self.save([*self.answers, [cells.get(name, "") for name in self.header]])
        return True

    def plant_unknown_unit(self):
        if self.units is None:
            return False
        row = dict.fromkeys(self.header, "")
        row.update(unit="khong-co", value="1")
        self.save([*self.answers, [row[name] for name in self.header]])
        return True

    def plant_unknown_criterion(self):
        return self.line(unit=self.some_unit() or "x", criterion="khong-co", input="a", value="1")

    def plant_unknown_input(self):
        code = self.rng.choice(self.framework["criterion"])["code"]
        return self.line(unit=self.some_unit() or "x", criterion=code, input="khong_co", value="1")

    def plant_no_place(self):
        return self.line(unit=self.some_unit() or "x", value="1")

    def plant_value_without_input(self):
        code = self.rng.choice(self.framework["criterion"])["code"]
        return self.line(unit=self.some_unit() or "x", criterion=code, value="1")

    def plant_star_on_own_input(self):
        for criterion in self.framework["criterion"]:
            for name in criterion.get("inputs", {}):
                return self.line(unit="*", criterion=criterion["code"], input=name, value="1")
        return False

    def plant_shared_under_criterion(self):
        for name in self.framework["inputs"]:
            code = self.rng.choice(self.framework["criterion"])["code"]
            return self.line(unit=self.some_unit() or "x", criterion=code, input=name, value="1")
        return False

    def plant_same_line_twice(self):
        if len(self.answers) < 2:
            return False
        self.save([*self.answers, self.rng.choice(self.answers[1:])])
        return True

    def plant_unknown_state(self):
        if "state" not in self.header or len(self.answers) < 2:
            return False
        self.rng.choice(self.answers[1:])[self.header.index("state")] = "xong"
        self.save(self.answers)
        return True

    def plant_unknown_column(self):
        self.save([[*row, "la" if n == 0 else ""] for n, row in enumerate(self.answers)])

    def plant_repeated_column(self):
        self.save([[*row, row[0]] for row in self.answers])

    def plant_short_row(self):
        if len(self.answers) < 2:
            return False
        self.rng.choice(self.answers[1:]).pop()
        self.save(self.answers)
        return True

    def plant_wrong_encoding(self):
        text = (self.folder / "answers.csv").read_text(encoding="utf-8")
        (self.folder / "answers.csv").write_text(text, encoding="utf-16")

    def plant_empty_file(self):
        (self.folder / "answers.csv").write_bytes(b"")

    def plant_nothing_there(self):
        (self.folder / "answers.csv").unlink()

    def plant_broken_value(self):
        """Only where --keep-invalid does not allow it."""
        kinds = ("count", "number", "percent", "money", "list")
        if not self.long or "--keep-invalid" in self.options:
            return False
        own = {(c["code"], n): i for c in self.framework["criterion"] for n, i in c.get("inputs", {}).items()}
        places = [self.header.index(name) for name in ("criterion", "input", "value")]
        for row in self.answers[1:]:
            definition = own.get((row[places[0]], row[places[1]]), {})
            if definition.get("kind") in kinds and row[places[2]] not in ("", "#na"):
                row[places[2]] = self.rng.choice(["--1", "1e3", " 1", "1 ", "+1", "0x1", "1.", ".5", "٣"])
                self.save(self.answers)
                return True
        return False

    def plant_claim(self):
        """#na where the criterion may not be claimed."""
        for criterion in self.framework["criterion"]:
            if not criterion.get("may_not_apply") and "leagues" not in criterion:
                name = next(iter(criterion.get("inputs", {})), "")
                places = [self.header.index(n) for n in ("unit", "criterion", "input")] if self.long else []
                key = [self.some_unit() or "x", criterion["code"], name]
                others = [row for row in self.answers if [row[place] for place in places] != key]
                if self.long and self.some_unit():
                    self.answers = others
                    return self.line(unit=key[0], criterion=key[1], input=name, value="#na")
        return False

    # ---- units.csv and options

    def unit_cell(self, column, text):
        if self.units is None or column not in self.units[0] or len(self.units) < 2:
            return False
        self.rng.choice(self.units[1:])[self.units[0].index(column)] = text
        write(self.folder / "units.csv", self.units)
        return True

    def plant_ranked(self):
        return self.unit_cell("ranked", "maybe")

    def plant_league(self):
        """A framework without leagues wants none; one with several wants one for every unit."""
        count = len(self.framework["league"])
        return count != 1 and self.unit_cell("league", "" if count else "khong-co")

    def plant_unit_code(self):
        return self.unit_cell("unit", "a b")

    def plant_parent(self):
        return self.unit_cell("parent", "a b")

    def plant_unit_twice(self):
        if self.units is None or len(self.units) < 2:
            return False
        write(self.folder / "units.csv", [*self.units, self.units[1]])
        return True

    def plant_ring(self):
        """A unit that is its own parent, where a rule rolls up the own set."""
        rules = [criterion.get("rule", {}).get("roll_up", {}) for criterion in self.framework["criterion"]]
        if self.units is None or not any(rule.get("children") == "bo-thu" for rule in rules):
            return False
        place = self.units[0].index("unit")
        row = self.rng.choice([row for row in self.units[1:] if row[place] != "bo-khac.1"])
        row[self.units[0].index("parent")] = row[self.units[0].index("unit")]
        write(self.folder / "units.csv", self.units)
        return True

    def plant_year(self):
        if "--year" not in self.options:
            return False
        self.options[self.options.index("--year") + 1] = "1999"
        text = "".join(path.read_text("utf-8") for path in (self.folder / "framework").glob("*.toml"))
        yearly = [name for name, entry in self.framework["param"].items() if "by_year" in str(entry)]
        yearly += [name for name, entry in self.framework["param"].items() if "by_league_year" in str(entry)]
        return any(f'param = "{name}"' in text for name in yearly)

    def plant_earlier_edition(self):
        if "--earlier" not in self.options:
            return False
        if "--earlier-edition" not in self.options:
            self.options += ["--earlier-edition", ""]
        self.options[self.options.index("--earlier-edition") + 1] = "1999"
        return True

    def plant_children_without_units(self):
        if "--children" not in self.options:
            return False
        (self.folder / "other" / "units.csv").unlink()
        return True

    def results_cell(self, name, column, text):
        """Changes one row of a results.csv; the same row twice without a column."""
        rows = read(self.folder / name / "results.csv")
        if len(rows) < 2:
            return False
        row = self.rng.choice(rows[1:])
        if column is None:
            rows.append(row)
        else:
            row[rows[0].index(column)] = text
        write(self.folder / name / "results.csv", rows)
        return True

    def plant_children_of_nobody(self):
        folder = self.folder / "other"
        if not folder.exists():
            folder.mkdir()
            write(folder / "results.csv", [["unit", "node", "state", "points_exact", "max_exact", "band"]])
            write(folder / "units.csv", [["unit"]])
        self.options += ["--children", "khong-co=other/results.csv"]

    def plant_children_twice(self):
        if "--children" not in self.options:
            return False
        self.options += ["--children", self.options[self.options.index("--children") + 1]]
        return True

    def plant_children_with_wrong_figure(self):
        if "--children" not in self.options:
            return False
        column = self.rng.choice(["points_exact", "max_exact"])
        text = self.rng.choice(["-1", "0.5", "2/4", "1/0", "+1", "1e3", ""])
        return self.results_cell("other", column, text)

    def plant_children_with_wrong_state(self):
        return "--children" in self.options and self.results_cell("other", "state", "xong")

    def plant_children_with_row_twice(self):
        return "--children" in self.options and self.results_cell("other", None, "")

    def plant_children_without_column(self):
        if "--children" not in self.options:
            return False
        rows = read(self.folder / "other" / "results.csv")
        place = rows[0].index(self.rng.choice(["points_exact", "max_exact", "state", "node", "unit", "band"]))
        write(self.folder / "other" / "results.csv", [row[:place] + row[place + 1:] for row in rows])
        return True
