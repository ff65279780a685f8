"""What the other programs know of a generated round: its criteria, read from framework.toml, and its columns.

Not for: scoring; each program does that in its own way.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Criterion:
    """One criterion: numbers as text, as the file has them."""

    code: str
    group: str
    max: str
    kind: str
    keys: dict

    def column(self, key: str) -> str:
        """The heading in answers.csv of the input that a key of the rule names."""
        return f"{self.code}.{self.keys[key]}"

    def share(self, key: str) -> float:
        """The number of a key; `p/q` as a quotient."""
        return as_float(self.keys[key])


@dataclass
class Round:
    """A generated round's framework and where its files are."""

    folder: Path
    groups: list[str]
    criteria: list[Criterion]

    @property
    def answers(self) -> str:
        return str(self.folder / "answers.csv")

    def of_kind(self, *kinds: str) -> list[Criterion]:
        return [one for one in self.criteria if one.kind in kinds]

    def texts(self) -> list[str]:
        """Headings of the columns that hold words, not numbers."""
        return [one.column("of") for one in self.of_kind("yes_no", "choice", "parts")]

    def numbers(self) -> list[str]:
        """Headings of the columns that hold numbers."""
        ratios = [one.column(key) for one in self.of_kind("ratio", "ratio_to_target") for key in ("of", "to")]
        return ratios + [one.column("of") for one in self.of_kind("count_to_target", "steps")]


def as_float(text: str) -> float:
    """A decimal text or `p/q`, in binary."""
    over, _, under = text.partition("/")
    return float(over) / float(under or 1)


def read(folder: str) -> Round:
    """Reads the round in `folder`."""
    path = Path(folder)
    with open(path / "framework" / "framework.toml", "rb") as file:
        toml = tomllib.load(file)
    criteria = []
    for one in toml["criterion"]:
        ((kind, keys),) = one["rule"].items()
        criteria.append(Criterion(one["code"], one["group"], one["max"], kind, keys))
    return Round(path, [one["code"] for one in toml["group"]], criteria)
