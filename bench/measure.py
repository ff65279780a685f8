"""Measures thang beside what people use instead, on the rounds of generate.py, and prints Markdown.

Whole processes are run in turn (A B C A B C …) and counted by the kernel: CPU = user + system time of the
process and its children, memory = the largest process. Figures are medians. run.sh prepares all of it.

Usage: measure.py FOLDER THANG PYTHON ROUND_BENCH
"""

import datetime
import os
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
# A recalculation that takes longer is killed and said so.
LIMIT_SECONDS = 900
PROGRAMS = ["thang", "pandas", "polars", "LibreOffice"]
# The same with a derivation of every figure, which the others do not have.
DERIVED = "thang with derivations"
# Standings alone, as CSV on the screen.
RANKED = "thang rank"


@dataclass
class Figures:
    """What the runs of one command took."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def cells(self) -> str:
        cpu, wall, memory = (statistics.median(of) for of in (self.cpu, self.wall, self.memory))
        spread = f"{min(self.cpu):.3f}–{max(self.cpu):.3f}" if len(self.cpu) > 1 else "one run"
        return f"{cpu:.3f} s ({spread}) | {wall:.3f} s | {memory:.0f} MiB"


def run(command: list[str], into: Figures) -> None:
    """Runs a command and adds what the kernel says of it."""
    begin = time.monotonic()
    quiet = subprocess.DEVNULL
    started = subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)
    limit = threading.Timer(LIMIT_SECONDS, os.killpg, (started.pid, 9))
    limit.start()
    _, status, usage = os.wait4(started.pid, 0)
    limit.cancel()
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {started.returncode}")
    into.cpu.append(usage.ru_utime + usage.ru_stime)
    into.wall.append(time.monotonic() - begin)
    into.memory.append(usage.ru_maxrss / 1024)


def output(command: list[str]) -> str:
    """What a command prints."""
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


@dataclass
class Bench:
    """Where everything is."""

    folder: Path
    thang: str
    python: str

    def command(self, program: str, round_: str, out: Path) -> list[str]:
        """The command that scores a round from its files to files in `out`."""
        folder = self.folder / round_
        if program in ("thang", DERIVED, RANKED):
            files = ["--answers", f"{folder}/answers.csv", "--units", f"{folder}/units.csv"]
            files += ["--framework", f"{folder}/framework"]
            if program == RANKED:
                return [self.thang, "rank", *files, "--format", "csv"]
            what = ["--out", str(out), *(["--csv-only"] if program == "thang" else [])]
            return [self.thang, "score", *files, *what]
        if program == "LibreOffice":
            return [self.python, str(HERE / "calc_round.py"), str(folder), "recalculate", str(out)]
        return [self.python, str(HERE / f"{program}_round.py"), str(folder), str(out)]

    def results(self, program: str, out: Path) -> str:
        return str(out / ("round-results.csv" if program == "LibreOffice" else "results.csv"))

    def out(self, program: str, round_: str) -> Path:
        return self.folder / "out" / f"{program.replace(' ', '-')}-{round_}"

    def whole(self, round_: str, runs: int, calc_runs: int) -> None:
        """Whole process, file to ranked files."""
        figures = {program: Figures() for program in ["thang", DERIVED, RANKED, *PROGRAMS[1:]]}
        for turn in range(runs):
            for program in figures:
                if program != "LibreOffice" or turn < calc_runs:
                    out = self.out(program, round_)
                    out.parent.mkdir(parents=True, exist_ok=True)
                    run(self.command(program, round_, out), figures[program])
        print("| program | CPU, median (range) | wall | peak memory |\n|---|---|---|---|")
        for program, found in figures.items():
            print(f"| {program} | {found.cells()} |")
        print(flush=True)

    def wrong(self, rounds: list[str]) -> None:
        """Wrong ranks against exact fractions."""
        print("| round | program | wrong ranks | wrong totals |\n|---|---|---|---|")
        for round_ in rounds:
            pairs = []
            for program in PROGRAMS:
                out = self.out(program, round_)
                run(self.command(program, round_, out), Figures())
                pairs.append(f"{program}={self.results(program, out)}")
            script = [sys.executable, str(HERE / "wrong_ranks.py"), str(self.folder / round_), *pairs]
            for line in output(script).splitlines():
                program, rank, total, units = line.split()
                print(f"| {units} units | {program} | {rank} | {total} |", flush=True)
        print()

    def warm(self, program: str, round_: str) -> str:
        """CPU milliseconds of the best run in memory."""
        script = [self.python, str(HERE / f"{program}_round.py"), str(self.folder / round_), "--warm"]
        return output(script)


def machine() -> str:
    """Date, processor, cores, load, and the versions of what is measured."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        models = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    load = " ".join(f"{figure:.1f}" for figure in os.getloadavg())
    model = models[0] if models else "unknown processor"
    return f"{datetime.date.today()}, {model}, {os.cpu_count()} cores, load {load} at the start"


def main(folder: str, thang: str, python: str, round_bench: str) -> None:
    bench = Bench(Path(folder), thang, python)
    print(f"Machine: {machine()}.\n")
    print("### 10,000 units × 98 criteria, whole process: answers in, scores and ranks out\n")
    bench.whole("plain-10000", runs=5, calc_runs=1)
    print("### The same in memory: points, sums of 8 groups and the total, ranks; best CPU of several\n")
    print(output([round_bench, f"{folder}/plain-10000"]))
    for program in ("polars", "pandas"):
        print(f"| {program}, binary floating point | {bench.warm(program, 'plain-10000')} ms |")
    print("\n### 63 units × 98 criteria, whole process\n")
    bench.whole("plain-63", runs=11, calc_runs=3)
    print("### Wrong ranks on tie-rich rounds, against exact fractions\n")
    bench.wrong(["ties-3300", "ties-10000"])


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
