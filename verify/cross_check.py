#!/usr/bin/env python3
"""Runs the binary `thang` and thang_verify.py on random rounds and compares their files byte for byte.

    cross_check.py --thang PATH --count N [--seed S] [--invalid] [--jobs N]

A fresh seed is printed if none is given; a differing round stays under target/cross-check/. Not for deciding
which program is right: docs/spec/framework.md does.
"""

import argparse
import concurrent.futures
import contextlib
import functools
import io
import pathlib
import random
import secrets
import shutil
import subprocess
import sys
import traceback

import planted_error
import random_round
import thang_verify

ROOT = pathlib.Path(__file__).resolve().parent.parent
KEEP = ROOT / "target" / "cross-check"
FILES = ("scores.csv", "results.csv")
PATH_OPTIONS = ("--framework", "--answers", "--units", "--earlier", "--out")


def absolute(options, folder):
    """The options with their paths under the folder: the second program runs inside this process."""
    words = list(options)
    for n, word in enumerate(words[:-1]):
        if word in PATH_OPTIONS:
            words[n + 1] = str(folder / words[n + 1])
        elif word == "--children":
            name, _, path = words[n + 1].partition("=")
            words[n + 1] = f"{name}={folder / path}"
    return words


def run_thang(binary, options, folder):
    """(exit code, messages) of the binary."""
    words = [binary, "score", *options, "--out", "out-thang"]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, done.stderr


def run_verify(options, folder):
    """(exit code, messages) of the second program; a crash is no exit code of it."""
    messages = io.StringIO()
    with contextlib.redirect_stderr(messages):
        try:
            code = thang_verify.main(["score", *absolute([*options, "--out", "out-verify"], folder)])
        except Exception:  # any crash counts as a failed round and is shown
            code = -1
            traceback.print_exc(file=messages)
    return code, messages.getvalue()


def first_difference(folder):
    """The first lines in which the two programs' files differ, or None."""
    for name in FILES:
        ours, theirs = (folder / out / name for out in ("out-verify", "out-thang"))
        if not theirs.exists():
            return f"{name}: the binary wrote none"
        if ours.read_bytes() != theirs.read_bytes():
            pairs = [path.read_text(encoding="utf-8").split("\n") for path in (ours, theirs)]
            for number, (mine, other) in enumerate(zip(*pairs), 1):
                if mine != other:
                    return f"{name}:{number}\n  verify {mine}\n  thang  {other}"
            return f"{name}: {len(pairs[0])} lines against {len(pairs[1])}"
    return None


def check(seed, binary, plants):
    """One round; returns what is wrong with it, or None."""
    folder = KEEP / str(seed)
    shutil.rmtree(folder, ignore_errors=True)
    random_round.write_round(seed, folder)
    options = (folder / "options.txt").read_text(encoding="utf-8").split()
    rng, planted = random.Random(f"plant {seed}"), None
    if plants and rng.random() < 0.5:
        planted = planted_error.Planter(rng, folder, options).plant()
    ours, our_text = run_verify(options, folder)
    theirs, their_text = run_thang(binary, options, folder)
    expected = 1 if planted else 0
    problem = None
    if (ours, theirs) != (expected, expected):
        head = f"exit codes: verify {ours}, thang {theirs}, expected {expected}"
        what = f" (planted: {planted})" if planted else ""
        problem = f"{head}{what}\n{our_text[-1500:]}{their_text[-1500:]}"
    elif not planted:
        problem = first_difference(folder)
    if problem is None:
        shutil.rmtree(folder, ignore_errors=True)
    return problem


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--thang", required=True, type=pathlib.Path)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", help="the run's seed; round N of it has the seed S-N")
    parser.add_argument("--only", help="check this one round, by its own seed")
    parser.add_argument("--invalid", action="store_true", help="plant errors of input in half of the rounds")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--go-on", action="store_true", help="do not stop at the first difference")
    return parser.parse_args()


def main():
    arguments = read_arguments()
    run_seed = arguments.seed or str(secrets.randbelow(10**9))
    seeds = [arguments.only] if arguments.only else [f"{run_seed}-{n}" for n in range(arguments.count)]
    print(f"cross check: seed {run_seed}, {len(seeds)} rounds", flush=True)
    one = functools.partial(check, binary=str(arguments.thang.resolve()), plants=arguments.invalid)
    passed = failed = 0
    with concurrent.futures.ProcessPoolExecutor(arguments.jobs) as pool:
        for seed, problem in zip(seeds, pool.map(one, seeds)):
            if problem is None:
                passed += 1
                continue
            failed += 1
            print(f"seed {seed}: {problem}\n  kept in {KEEP / seed}", flush=True)
            if not arguments.go_on:
                pool.shutdown(cancel_futures=True)
                break
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
