"""Random rules of all kinds, and the inputs they read, for random_round.py.

Everything here is meant to be valid by docs/spec/framework.md. It is not for answers (random_answers.py) and
not for the tree around the criteria (random_round.py). It shares no code with thang_verify.py.
"""

from fractions import Fraction

TOP_KINDS = ["sum_of", "best_of", "judgement", "manual", "roll_up", "info"]
NEEDS_POINTS = ("parts", "per_item", "sum_of", "best_of")  # kinds that cannot stand on a maximum of 0


def text_of(x):
    """A Fraction with a finite decimal expansion of at most nine places as decimal text."""
    scaled = Fraction(x) * 10**9
    assert scaled.denominator == 1, x
    sign, digits = ("-" if scaled < 0 else ""), str(abs(scaled.numerator)).rjust(10, "0")
    whole, rest = digits[:-9], digits[-9:].rstrip("0")
    return sign + whole + ("." + rest if rest else "")


class RuleMaker:
    """Makes the rule of one criterion. `safe`: no answer of the domains can make it invalid."""

    def __init__(self, rng, world, code, leagues, maxima, safe):
        self.rng, self.world, self.code, self.safe = rng, world, code, safe
        self.leagues, self.maxima = leagues, maxima
        self.inputs, self.uses_shared = {}, False

    # ---- small choices

    def chance(self, percent):
        return self.rng.randrange(100) < percent

    def policy(self, *words):
        if self.safe:
            words = [word for word in words if word != "invalid"]
        if self.world.quiet:
            words = [word for word in words if word != "pending"]
        return self.rng.choice(words)

    def number(self, x, vary=()):
        """Decimal text or a param that has this value (or one of `vary`) in every league and year."""
        if not self.chance(12):
            return text_of(x)
        return {"param": self.world.add_param([x, *vary])}

    def fraction(self, over_max=12):
        q = self.rng.randint(1, over_max)
        return f"{self.rng.randint(0, q)}/{q}"

    def points(self, maxima):
        """Text of points between 0 and M in every league."""
        least = min(maxima.values())
        if self.chance(50):
            return self.fraction()
        return text_of(least * self.rng.randint(0, 8) / 8) if least else "0"

    # ---- inputs

    def add_input(self, definition, domain, may_share=True):
        """A new own or shared input, or a shared one of the same definition; its id."""
        if may_share and self.chance(15):
            self.uses_shared = True
            return self.world.shared_input(definition, domain, self.code)
        name = f"{self.rng.choice('abcdxyz')}{len(self.inputs) + 1}"
        definition = dict(definition, label={"vi": f"Đầu vào {name}"})
        self.inputs[name] = definition
        self.world.domains[(self.code, name)] = domain
        return name

    def numeric(self, high, whole=False, own=False):
        """A numeric input whose values, as a rule sees them, run from 0 to about `high`."""
        rng = self.rng
        kinds = ["count", "list"] if whole else "count number percent money list points".split()
        kind = rng.choice(kinds)
        if kind == "percent" and high > 1 and (self.chance(80) or high > 10**9):
            kind = "number"
        definition, domain = {"kind": kind}, {"high": high * (100 if kind == "percent" else 1)}
        if kind == "list":
            definition["columns"] = ["tên", "số"]
        elif self.safe and kind in ("number", "percent"):
            definition["min"] = "0"
        elif self.chance(30) and kind != "list":
            definition["min"], definition["max"] = "0", text_of(domain["high"] * 2)
            definition["min_open"] = self.chance(20)
        domain["negative"] = kind in ("number", "percent") and "min" not in definition
        domain["zero"] = not definition.get("min_open", False)
        return self.add_input(definition, domain, may_share=not own)

    def pair(self, high):
        if self.chance(5):
            high = Fraction(4 * 10**14)  # fractions that no machine word holds
        return self.numeric(high), self.numeric(high)

    def ratio(self, growth=False):
        """`{ ratio = … }`; its values run from 0 to about 1."""
        a, b = self.pair(self.rng.choice([4, 20, 150]))
        of = {"ratio": [a, b]}
        if not growth:
            of["when_zero"] = self.policy("not_applicable", "zero", "full", "invalid")
        if self.chance(60):
            of["when_over"] = self.policy("allow", "cap", "invalid")
        return of

    def value(self, growth=False):
        """(`of`, about how high its values run)."""
        if self.chance(40):
            return self.ratio(growth), Fraction(1)
        high = Fraction(self.rng.choice([1, 5, 20, 100]))
        return self.numeric(high), high

    def policies(self):
        return {
            "when_zero": self.policy("not_applicable", "zero", "full", "invalid"),
            "when_over": self.policy("cap", "invalid"),
        }

    # ---- rules

    def make(self, kind, maxima, depth=1):
        return getattr(self, f"make_{kind}")(maxima, depth)

    def make_yes_no(self, maxima, depth):
        return {"of": self.add_input({"kind": "yes_no"}, {})}

    def make_choice(self, maxima, depth):
        codes = [f"m{n}" for n in range(self.rng.randint(2, 5))]
        of = self.add_input({"kind": "choice"}, {"codes": codes}, may_share=False)
        shares = [self.rng.choice(["1/2", "1/3", "0", "0.25", "2/3", "0.999999999"]) for _ in codes]
        shares[self.rng.randrange(len(shares))] = self.rng.choice(["1", "1/1", "1.0"])
        levels = [{"code": c, "label": {"vi": c}, "share": s} for c, s in zip(codes, shares)]
        return {"of": of, "levels": levels}

    def make_parts(self, maxima, depth):
        count, rng = self.rng.randint(2, 4), self.rng
        weights = [rng.randint(1, 5) for _ in range(count)]
        total = sum(weights)
        points = [f"{weight}/{total}" for weight in weights]
        if len(set(maxima.values())) == 1 and self.chance(50):
            m = next(iter(maxima.values()))
            cuts = sorted(rng.sample(range(1, 20), count - 1))
            points = [text_of(m * (b - a) / 20) for a, b in zip([0, *cuts], [*cuts, 20])]
        codes = [f"p.{n}" for n in range(count)]
        of = self.add_input({"kind": "parts"}, {"codes": codes, "many": True}, may_share=False)
        return {
            "of": of,
            "parts": [{"code": c, "label": {"vi": c}, "points": p} for c, p in zip(codes, points)],
        }

    def make_steps(self, maxima, depth):
        of, high = self.value()
        integer = not self.safe and self.chance(20) or self.chance(10)
        if integer and self.safe:
            of, high = self.numeric(Fraction(20), whole=True), Fraction(20)
        places = sorted(self.rng.sample(range(0, 12), self.rng.randint(1, 5)))
        steps = [
            {"at_least": self.number(high * place / 10), "points": self.points(maxima)} for place in places
        ]
        return {"of": of, "integer": integer, "steps": steps}

    def make_ratio(self, maxima, depth):
        a, b = self.pair(self.rng.choice([3, 8, 150]))
        return {"of": a, "to": b, **self.policies()}

    def make_ratio_to_target(self, maxima, depth):
        a, b = self.pair(self.rng.choice([8, 150]))
        rule = {"of": a, "to": b, **self.policies()}
        rule["target"] = self.number(Fraction(self.rng.randint(6, 12), 10), [Fraction(8, 10)])
        if self.chance(60):
            floor = self.rng.choice([Fraction(0), Fraction(1, 4), Fraction(1, 2), Fraction(1, 5)])
            rule["floor"] = {self.rng.choice(["below", "at_or_below"]): self.number(floor)}
        return rule

    def make_count_to_target(self, maxima, depth):
        of = self.numeric(Fraction(20))
        if self.chance(50):
            return {"of": of, "target": self.number(Fraction(self.rng.randint(1, 30), 2), [Fraction(7)])}
        return {
            "of": of,
            "target": {"input": self.numeric(Fraction(15))},
            "when_target_missing": self.rng.choice(["not_provided", "not_applicable"]),
        }

    def make_bands(self, maxima, depth):
        of, high = self.value()
        return {"of": of, "bands": self.ranges(high, maxima)}

    def ranges(self, high, maxima, low=Fraction(0)):
        """Ranges in rising order; in a safe round without a lower and an upper end."""
        rng = self.rng
        count = rng.randint(1, 5)
        places = sorted(rng.sample(range(0, 11), count + 1))
        numbers = [self.number(low + (high - low) * place / 10) for place in places]
        free_low, free_high = self.safe or self.chance(50), self.safe or self.chance(50)
        closed_below = [self.chance(60) for _ in numbers]
        ranges = []
        for n in range(count):
            entry = {}
            if n > 0 or not free_low:
                entry["from" if closed_below[n] else "above"] = numbers[n]
            if n < count - 1 or not free_high:
                entry["below" if closed_below[n + 1] else "to"] = numbers[n + 1]
            if len(entry) == 2 and self.chance(40):
                entry["linear"] = [self.points(maxima), self.points(maxima)]
            else:
                entry["points"] = self.points(maxima)
            ranges.append(entry)
        if count > 1 and self.chance(20):
            self.add_single(ranges, numbers, closed_below, maxima)
        return ranges

    def add_single(self, ranges, numbers, closed_below, maxima):
        """A range of one number between the first two."""
        first, second, number = ranges[0], ranges[1], numbers[1]
        for entry, key in ((first, "to"), (second, "from")):
            entry.pop(key, None)
        first["below"], second["above"] = number, number
        ranges.insert(1, {"from": number, "to": number, "points": self.points(maxima)})

    def make_complement(self, maxima, depth):
        a, b = self.pair(self.rng.choice([8, 150]))
        return {"bad": a, "total": b, **self.policies()}

    def positive_points(self, maxima):
        least = min(maxima.values())
        if self.chance(50):
            q = self.rng.randint(1, 12)
            return f"{self.rng.randint(1, q)}/{q}"
        return text_of(least * self.rng.randint(1, 8) / 8)

    def make_per_item(self, maxima, depth):
        of = self.numeric(Fraction(8))
        return {"of": of, "each": self.positive_points(maxima), "cap": self.positive_points(maxima)}

    def sub_maxima(self, maxima, count, best):
        """Maxima of sub-rules per league: they sum to M, or the largest is M."""
        rng = self.rng
        cuts = sorted(rng.sample(range(1, 10), count - 1))
        tenths = [b - a for a, b in zip([0, *cuts], [*cuts, 10])]
        if best:
            tenths = [rng.randint(1, 10) for _ in range(count)]
            tenths[rng.randrange(count)] = 10
        return [{league: m * part / 10 for league, m in maxima.items()} for part in tenths]

    def sub_rules(self, maxima, depth, best):
        rules = []
        for n, sub_maxima in enumerate(self.sub_maxima(maxima, self.rng.randint(2, 4), best)):
            kinds = LEAF_KINDS + (["sum_of", "best_of"] if depth < 3 else [])
            kind = self.rng.choice(kinds)
            entry = {"code": f"s{n}", "max": self.world.per_league(sub_maxima)}
            entry[kind] = self.make(kind, sub_maxima, depth + 1)
            rules.append(entry)
        return {"rules": rules}

    def make_sum_of(self, maxima, depth):
        return self.sub_rules(maxima, depth, best=False)

    def make_best_of(self, maxima, depth):
        return self.sub_rules(maxima, depth, best=True)

    def make_best_peer(self, maxima, depth):
        of, _ = self.value()
        if self.chance(12):  # nobody has any
            of = self.add_input({"kind": "count"}, {"high": 0}, may_share=False)
        rule = {"of": of, "mode": self.rng.choice(["share_of_best", "min_max"])}
        rule["direction"] = self.rng.choice(["higher", "lower"])
        rule["peers"] = self.rng.choice(["ranked", "all"])
        if rule["mode"] == "min_max" or rule["direction"] == "higher":
            rule["when_flat"] = self.policy("full", "zero", "not_applicable")
        return rule

    def make_growth(self, maxima, depth):
        of, high = self.value(growth=True)
        if self.chance(25):  # the one kind that takes negative numbers as they are
            of = self.add_input({"kind": "number"}, {"high": high, "negative": True}, may_share=False)
        rule = {"of": of, "measure": self.rng.choice(["relative", "absolute"])}
        if self.chance(50):
            rule["bands"] = self.ranges(high, maxima, low=-high)
        else:
            rule["target"] = self.number(high * self.rng.randint(1, 8) / 8, [high])
        if self.chance(40):
            rule["full_at"] = self.number(high * self.rng.randint(5, 10) / 10)
        rule["when_zero"] = self.policy("not_applicable", "zero", "full", "invalid")
        rule["when_no_earlier"] = self.policy("not_applicable", "zero", "not_provided")
        return rule

    def make_survey(self, maxima, depth):
        n = self.add_input({"kind": "count", "min": "1"}, {"high": 100, "low": 50}, may_share=False)
        rule = {"n": n, "min_sample": self.number(Fraction(self.rng.randint(1, 70)), [Fraction(60)])}
        rule["below_min"] = self.policy("not_applicable", "pending", "zero", "not_provided")
        key, high, low = self.rng.choice(["satisfied", "share", "mean"]), Fraction(1), Fraction(0)
        top = 50 if self.safe else 60
        if key == "satisfied":
            rule[key] = self.add_input({"kind": "count", "max": str(top)}, {"high": top}, may_share=False)
        elif key == "share":
            kind, most = self.rng.choice([("number", 1), ("percent", 100)])
            definition = {"kind": kind, "min": "0", "max": str(most)} if self.safe else {"kind": kind}
            rule[key] = self.add_input(definition, {"high": most}, may_share=False)
        else:
            definition = {"kind": "number", "min": "1", "max": "5"}
            rule[key] = self.add_input(definition, {"high": 5, "low": 1}, may_share=False)
            rule["scale"], low, high = ["1", "5"], Fraction(1), Fraction(5)
        if self.chance(40):
            rule["bands"] = self.ranges(high, maxima, low)
        return rule

    def make_external(self, maxima, depth):
        rule = {"source": {"vi": "Bảng công bố"}}
        if self.chance(50):
            rule["date"] = {"input": self.add_input({"kind": "date"}, {})}
        else:
            rule["date"] = self.world.date("2023-06-30")
        if self.chance(50):
            of, high = self.value()
            return {**rule, "of": of, "bands": self.ranges(high, maxima)}
        kind, most = self.rng.choice([("number", 1), ("percent", 100)])
        definition = {"kind": kind, "min": "0", "max": str(most)} if self.safe else {"kind": kind}
        return {**rule, "of": self.add_input(definition, {"high": most}), "share": True}

    def make_judgement(self, maxima, depth):
        least = min(maxima.values())
        domain = {"high": least, "grades": True, "beyond": not self.safe}
        rule = {"of": self.add_input({"kind": "grades"}, domain, may_share=False)}
        rule["aggregate"] = self.rng.choice(["mean", "median"])
        rule["graders_min"] = self.number(Fraction(1 if self.world.quiet else self.rng.randint(1, 3)))
        rule["drop"] = self.rng.choice(["0", "1"])
        if rule["drop"] == "1":
            rule["drop_from"] = self.number(Fraction(self.rng.randint(3, 6)))
        return rule

    def make_manual(self, maxima, depth):
        domain = {"high": min(maxima.values()), "noted": True}
        definition = {"kind": "points", "max": text_of(domain["high"])} if self.safe else {"kind": "points"}
        return {"of": self.add_input(definition, domain, may_share=False), "who": "hội đồng"}

    def make_info(self, maxima, depth):
        for _ in range(self.rng.randint(1, 3)):
            name = self.numeric(Fraction(100), own=True)
            if self.chance(40):
                self.inputs[name]["optional"] = True
        return {}


# Kinds that may stand inside another: all that have a make_KIND, but for those at the top only.
LEAF_KINDS = [
    name[len("make_") :]
    for name in vars(RuleMaker)
    if name.startswith("make_") and name[len("make_") :] not in TOP_KINDS
]
