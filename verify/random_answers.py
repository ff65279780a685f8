"""Random units, answers and earlier files for the framework that random_round.py made.

All states of E2, ties (units that copy each other), a = b = 0, half-way values, shared inputs with `*`. In a
safe world nothing breaks a kind, range or policy; otherwise --keep-invalid is given. Not for input errors.
"""

import csv
import json
from fractions import Fraction

from random_rules import text_of

WAITING = ("survey", "external", "judgement")  # kinds that are pending while they are empty
RESULTS = (
    "unit league tree node state points_exact max_exact points max value rank ranked_of band change".split()
)
BROKEN_TEXTS = ["abc", "-1", "1e5", " 5", "01", "5.", "1234567890123456", "0.1234567891", "+1", "--1"]


class Answerer:
    """Makes the lines of one round."""

    def __init__(self, world):
        self.world, self.rng = world, world.rng
        rng = self.rng
        self.style = rng.choice([None, None, None, "vi", "en"])
        self.wide = rng.random() < 0.3
        self.items = {crit.code: (crit.table, crit.leagues, crit.kind) for crit in world.criteria}
        for table in world.gates + world.adjusts:
            self.items[table["code"]] = (table, table.get("leagues", world.leagues), "judged")
        self.make_units()

    def chance(self, percent):
        return self.rng.randrange(100) < percent

    # ---- units

    def make_units(self):
        rng = self.rng
        count = rng.randint(3, 8) if self.world.small else rng.randint(5, 40)
        names = ["so-", "UBND.", "x", "Q", ""]
        codes = []
        while len(codes) < count:
            code = rng.choice(names) + str(rng.randint(1, 99))
            if code not in codes:
                codes.append(code)
        self.units = {}
        for n, code in enumerate(codes):
            parent = rng.choice(["", "tinh", *codes[: min(n, 3)]])
            ranked = rng.choice(["yes", "yes", "yes", "", "no"])
            self.units[code] = {"league": rng.choice(self.world.leagues), "parent": parent, "ranked": ranked}
        self.silent = [code for code in codes if self.chance(8)]
        rolls = any(crit.kind == "roll_up" for crit in self.world.criteria)
        self.with_file = len(self.world.leagues) > 1 or rolls or self.chance(80)
        if not self.with_file:
            for unit in self.units.values():
                unit["league"] = self.world.leagues[0]

    def unit_rows(self):
        header = ["unit", "name", "league", "parent", "ranked", "dan_so", "chi_tieu"]
        rows = []
        for code, unit in self.units.items():
            row = {"unit": code, "name": f'Sở "{code}", tỉnh', **unit}
            row["dan_so"] = self.number_text(Fraction(self.rng.randint(1, 9999), self.rng.choice([1, 10])))
            row["chi_tieu"] = self.rng.choice(["", "0", "-5", "bảy, tám"])
            if len(self.world.leagues) == 1 and self.chance(10):
                row["league"] = ""
            rows.append(row)
        if len(self.world.leagues) == 1 and self.chance(30):
            header.remove("league")
        if self.world.leagues != [""] and "league" in header:
            rows.append({**dict.fromkeys(header, ""), "unit": "bo-khac.1", "league": "cua-bo-khac"})
        self.rng.shuffle(header)
        self.rng.shuffle(rows)
        return header, [[row[name] for name in header] for row in rows]

    # ---- values

    def number_text(self, x):
        """x in the style of the round's numbers, grouped or not."""
        plain = text_of(x)
        if plain[-1:] != "0" and "." in plain and self.chance(10) and len(plain.partition(".")[2]) < 9:
            plain += "0"
        if self.style is None:
            return plain
        group, point = {"vi": (".", ","), "en": (",", ".")}[self.style]
        sign = "-" if plain.startswith("-") else ""
        whole, dot, rest = plain[len(sign):].partition(".")
        if self.chance(60):
            whole = f"{int(whole):,}".replace(",", group)
        return sign + whole + (point + rest if dot else "")

    def value(self, definition, domain):
        """A text for an input; in an unsafe world sometimes a broken one."""
        kind, rng = definition["kind"], self.rng
        if not self.world.safe and kind != "text" and rng.random() < 0.01:
            return rng.choice(BROKEN_TEXTS)
        if kind == "yes_no":
            return rng.choice("yes no có không 1 0 CÓ Yes Kho\u0302ng co\u0301".split())
        if kind == "choice":
            return rng.choice(domain["codes"])
        if kind == "parts":
            some = [code for code in domain["codes"] if self.chance(60)]
            rng.shuffle(some)
            return "+".join(some) or "none"
        if kind == "grades":
            top = domain["high"] * (Fraction(11, 10) if domain["beyond"] and self.chance(10) else 1)
            return ";".join(self.number_text(top * rng.randint(0, 10) / 10) for _ in range(rng.randint(1, 6)))
        if kind == "date":
            return f"{rng.randint(1900, 2999)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        if kind == "text":
            return rng.choice(["Đã báo cáo", 'có "dấu", phẩy', "dòng 1\ndòng 2", "-"])
        return self.number_text(self.number(definition, domain))

    def number(self, definition, domain):
        """A number of the domain, within min and max."""
        rng, high, low = self.rng, Fraction(domain["high"]), Fraction(domain.get("low", 0))
        whole = definition["kind"] in ("count", "list", "money")
        form = rng.choice(["low", "high", "few", "few", "any", "any", "any", "fine", "half"])
        x = low + (high - low) * rng.randint(0, 100) / 100
        if form == "low":
            x = low
        elif form == "high":
            x = high
        elif form == "few":
            x = low + min(high - low, Fraction(rng.randint(0, 4)))
        elif form == "fine":
            x = low + Fraction(int((high - low) * rng.randint(0, 10**9)), 10**9)
        elif form == "half":
            x = low + Fraction(int((high - low) * rng.randint(0, 1000)), 1000) + Fraction(5, 10**4)
        if domain.get("negative") and self.chance(30 if self.world.safe else 4):
            x = -x
        if whole:
            x = Fraction(int(x))
        x = max(x, Fraction(definition["min"])) if "min" in definition else x
        x = min(x, Fraction(definition["max"]), high) if "max" in definition else x
        at_open_end = not self.world.safe and self.chance(10)
        if definition.get("min_open") and not at_open_end and x == Fraction(definition["min"]):
            x = Fraction(1) if whole else Fraction(definition["max"]) / 4
        return x if (x * 10**9).denominator == 1 else Fraction(int(x * 10**6), 10**6)

    # ---- lines

    def lines(self):
        """All answers as (unit, criterion, input, value, state, note)."""
        lines, by_unit = self.shared_lines(), {}
        for code, unit in self.units.items():
            if code in self.silent:
                by_unit[code] = []
                continue
            twins = [c for c in by_unit if self.units[c]["league"] == unit["league"] and by_unit[c]]
            if twins and self.chance(35):
                by_unit[code] = list(by_unit[self.rng.choice(twins)])
                continue
            by_unit[code] = self.unit_lines(unit)
            if self.chance(4) and not self.world.quiet:
                by_unit[code] = [(c, i, "", state or "pending", n) for c, i, _, state, n in by_unit[code]]
        for code, own in by_unit.items():
            lines += [(code, *line) for line in own]
        return lines

    def unit_lines(self, unit):
        lines = []
        for code, (table, leagues, kind) in self.items.items():
            waits = any(word in json.dumps(table.get("rule", {}), default=str) for word in WAITING)
            if unit["league"] in leagues and not self.chance(0 if waits and self.world.quiet else 8):
                lines += self.item_lines(code, table, kind)
        return lines

    def item_lines(self, code, table, kind):
        """One unit's lines of one criterion, gate or adjust."""
        inputs = table.get("inputs", {})
        claim = table.get("may_not_apply", False) and self.chance(12)
        if claim and not inputs:
            return [(code, "", "#na", "", "")]
        lines = []
        for name, definition in inputs.items():
            if self.chance(0 if self.world.quiet else 4):
                continue
            value = "#na" if claim else self.value(definition, self.world.domains[(code, name)])
            note = self.rng.choice(["", "", 'ghi chú, "có dấu"'])
            note = "theo biên bản" if kind == "manual" else note
            state = "pending" if kind == "judged" and self.chance(3) else self.state()
            lines.append((code, name, value, state, note))
        if self.chance(3):
            state = self.rng.choice(["pending", "rejected", ""])
            lines.append((code, "", "", "" if self.world.quiet else state, ""))
        return lines

    def shared_lines(self):
        lines = []
        for name, definition in self.world.shared.items():
            users = [self.items[code][0] for code in self.world.shared_users[name]]
            claimable = all(table.get("may_not_apply", False) for table in users)
            domain = self.world.domains[("", name)]
            for unit in ["*"] if self.chance(25) else [u for u in self.units if u not in self.silent]:
                if self.chance(2 if self.world.quiet else 10):
                    continue
                value = "#na" if claimable and self.chance(10) else self.value(definition, domain)
                lines.append((unit, "", name, value, self.state(), ""))
        return lines

    def state(self):
        percent = 0 if self.world.quiet else 2
        return "pending" if self.chance(percent) else "rejected" if self.chance(2) else ""

    def long_table(self, lines):
        header = ["unit", "criterion", "input", "value", "state", "note"]
        if not any(line[4] for line in lines) and not any(line[5] for line in lines):
            header = header[:4]
        rows = [dict(zip(["unit", "criterion", "input", "value", "state", "note"], line)) for line in lines]
        self.rng.shuffle(header)
        self.rng.shuffle(rows)
        return header, [[row[name] for name in header] for row in rows]

    def wide_table(self, lines):
        """The same without states and notes, and so without manual values."""
        cells, columns = {}, []
        for unit, code, name, value, _, _ in lines:
            manual = code and self.items[code][2] == "manual" and value != "#na"
            if value and not manual:
                cells.setdefault(unit, {})[f"{code}.{name}"] = value
                if f"{code}.{name}" not in columns:
                    columns.append(f"{code}.{name}")
        self.rng.shuffle(columns)
        place = self.rng.randint(0, len(columns))
        header = columns[:place] + ["unit"] + columns[place:]
        return header, [[{"unit": u, **row}.get(name, "") for name in header] for u, row in cells.items()]

    # ---- earlier files (E7, E11)

    def moves(self):
        """(edition, mapping or None, old names by (criterion, input))."""
        old = {}
        if self.chance(50):
            return self.world.edition, None, old
        moves = []
        for code, (table, _, kind) in self.items.items():
            if kind == "judged" or not self.chance(40):
                continue
            move = {"old": f"cu-{code}", "new": code, "answers": self.rng.choice(["keep", "keep", "drop"])}
            if self.chance(15):
                del move["new"]
            renamed = {f"{name}_cu": name for name in table.get("inputs", {}) if self.chance(50)}
            if renamed and "new" in move:
                move["inputs"] = renamed
            moves.append(move)
            for name in table.get("inputs", {}):
                back = {new: old_name for old_name, new in renamed.items()}
                old[(code, name)] = (f"cu-{code}", back.get(name, name))
        return "2023", {"from": "2023", "same_basis": self.chance(50), "move": moves}, old

    def earlier_table(self, old):
        """Earlier answers: mostly good lines, some pending, #na, twice, broken or of nothing known."""
        lines = []
        for unit in [*self.units, "don-vi-cu"]:
            for code, (table, _, kind) in self.items.items():
                for name, definition in table.get("inputs", {}).items():
                    value = self.value(definition, self.world.domains[(code, name)])
                    value = self.rng.choice(["#na", "", "hỏng"]) if self.chance(6) else value
                    state = "pending" if self.chance(3) else ""
                    place = old.get((code, name), (code, name))
                    if not self.chance(8) and definition["kind"] != "text":
                        lines.append((unit, *place, value, state, ""))
                    if place != (code, name) and self.chance(15):
                        lines.append((unit, code, name, value, "", ""))
                    if self.chance(1):
                        lines.append((unit, *place, value, "", ""))
        for name, definition in self.world.shared.items():
            both = ["*", *self.units] if self.chance(10) else list(self.units)
            for unit in ["*"] if self.chance(30) else both:
                lines.append((unit, "", name, self.value(definition, self.world.domains[("", name)]), "", ""))
        lines.append(("don-vi-cu", "khong-con", "x", "5", "", ""))
        return self.long_table(lines)

    def earlier_results(self):
        rows = []
        for code, unit in self.units.items():
            for node in self.world.nodes:
                rank = self.rng.choice(["", "1", "2", "3", "17"])
                figures = ["scored", "1", "2", "1.00", "2.00", "1.00"]
                rows.append([code, unit["league"], node.tree, node.code, *figures, rank, "20", "", ""])
        return RESULTS, rows

    # ---- another set (E12)

    def other_tables(self):
        rng, units, rows = self.rng, [], []
        for n, parent in enumerate([code for code in self.units for _ in range(rng.randint(0, 3))]):
            league, people = rng.choice(["xa", "phuong"]), str(rng.randint(1, 99999))
            units.append([f"xa{n}", "", league, parent, "yes", people])
            for node in ("main", "N1"):
                state = rng.choice(["scored"] * 6 + ["incomplete", "provisional", "not_submitted"])
                p, q = rng.randint(0, 66), rng.choice([1, 1, 3, 7])
                figures = [str(Fraction(p, q)), "60", "0.00", "60.00", "0.00"]
                if self.chance(8):
                    state, figures = "not_applicable", ["0", "0", "0.00", "0.00", ""]
                if not self.chance(5):
                    tail = ["", "", rng.choice(["tot", "kha", "yeu", ""]), ""]
                    rows.append([f"xa{n}", units[-1][2], "main", node, state, *figures, *tail])
        return (RESULTS, rows), (["unit", "name", "league", "parent", "ranked", "dan_so"], units)


def write_csv(rng, path, header, rows):
    """A table; sometimes with a byte order mark, CR LF, everything quoted, rows or a last column of nothing,
    blanks around names, semicolons or tabs.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    separator = rng.choice(",,,,;\t") if len(header) > 1 else ","
    rows = [header if rng.random() < 0.8 else [f" {name} " for name in header], *rows]
    if rng.random() < 0.1:
        rows = [[*row, ""] for row in rows]
    if rng.random() < 0.1:
        rows.insert(rng.randint(1, len(rows)), [""] * len(rows[0]))
    end = "\r\n" if rng.random() < 0.1 else "\n"
    quoting = csv.QUOTE_ALL if rng.random() < 0.1 else csv.QUOTE_MINIMAL
    with open(path, "w", encoding="utf-8-sig" if rng.random() < 0.1 else "utf-8", newline="") as file:
        csv.writer(file, lineterminator=end, quoting=quoting, delimiter=separator).writerows(rows)


def write_mapping(path, mapping):
    def quoted(value):
        return json.dumps(value, ensure_ascii=False)

    lines = [f"from = {quoted(mapping['from'])}", f"same_basis = {quoted(mapping['same_basis'])}"]
    for move in mapping["move"]:
        lines.append("[[move]]")
        lines += [f"{name} = {quoted(value)}" for name, value in move.items() if name != "inputs"]
        if "inputs" in move:
            pairs = ", ".join(f"{old} = {quoted(new)}" for old, new in move["inputs"].items())
            lines.append("inputs = { " + pairs + " }")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write(world, folder):
    """answers.csv, units.csv, earlier/, other/ and options.txt."""
    answerer = Answerer(world)
    options, rng = ["--framework", "framework", "--answers", "answers.csv"], world.rng
    lines = answerer.lines()
    table = (answerer.wide_table if answerer.wide else answerer.long_table)(lines)
    write_csv(rng, folder / "answers.csv", *table)
    if answerer.with_file:
        write_csv(rng, folder / "units.csv", *answerer.unit_rows())
        options += ["--units", "units.csv"]
    if answerer.style:
        options += ["--numbers", answerer.style]
    if any("by_year" in entry or "by_league_year" in entry for entry in world.params.values()):
        options += ["--year", answerer.rng.choice(["2023", "2024"])]
    if not world.safe:
        options.append("--keep-invalid")
    if answerer.chance(5 if world.quiet else 40):
        options.append("--open")
    if answerer.chance(60):
        edition, mapping, old = answerer.moves()
        options += ["--earlier", "earlier"]
        if mapping:
            write_mapping(folder / "framework" / "mapping.toml", mapping)
            options += ["--earlier-edition", edition]
        write_csv(rng, folder / "earlier" / "answers.csv", *answerer.earlier_table(old))
        if answerer.chance(70):
            write_csv(rng, folder / "earlier" / "results.csv", *answerer.earlier_results())
    taken_in = [crit.table.get("rule", {}).get("roll_up", {}).get("children") for crit in world.criteria]
    if answerer.chance(100 if world.quiet else 60) and "bo-khac" in taken_in:
        results, units = answerer.other_tables()
        write_csv(rng, folder / "other" / "results.csv", *results)
        write_csv(rng, folder / "other" / "units.csv", *units)
        options += ["--children", "bo-khac=other/results.csv"]
    (folder / "options.txt").write_text("\n".join(options) + "\n", encoding="utf-8")
