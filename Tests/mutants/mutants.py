#!/usr/bin/env python3
"""Breaks the code in named ways, one at a time, and says which of them the tests do not notice.

    Tests/mutants/mutants.py                        all mutants (up to two hours)
    Tests/mutants/mutants.py 'csv-*' jumps          those whose names match
    Tests/mutants/mutants.py --target FileKitTests  those that the tests of one target should notice
    Tests/mutants/mutants.py --list                 names, and what each one breaks
    Tests/mutants/mutants.py --check                only looks whether each text is still found exactly once

The mutants are the table mutants.toml beside this script. Each names the file (without its folder, so that a file may move), a text
that stands exactly once in it, or else in all sources, what replaces it, and the tests that should fail: `IngestTests.TimeTests` is the suite `TimeTests` of
the target `IngestTests`, as `swift test --filter` takes it; `IngestTests` alone is the whole target.

All work is done in a copy of the checkout, where only what the tests of one target need is built. A mutant is killed when its tests
fail, and survives when they pass. Exit codes: 0 all were killed, 1 some survived, 2 the run is not worth anything (a text is not
found exactly once, a mutant does not compile, or the tests fail without any mutant).
"""

import argparse
import fnmatch
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
FIELDS = {"name", "file", "find", "replace", "tests", "breaks"}

# No limit on how long tests take, only an end to those that a mutant makes hang.
HANGS_AFTER = 1800

# Goes to the end of the copy's Package.swift: without the targets that the tests at hand do not need, much less is built.
TRIM = """
do {
  var needed: Set<String> = ["%s"]
  var pending = Array(needed)
  while let name = pending.popLast() {
    for dependency in package.targets.first(where: { $0.name == name })?.dependencies ?? [] {
      switch dependency {
      case .targetItem(let other, _), .byNameItem(let other, _): if needed.insert(other).inserted { pending.append(other) }
      default: break
      }
    }
  }
  package.targets.removeAll { !needed.contains($0.name) }
  package.products = []
}
"""


class Useless(Exception):
    """The run is not worth anything."""


class Mutant:
    def __init__(self, row):
        missing, extra = FIELDS - row.keys(), row.keys() - FIELDS
        if missing or extra:
            raise Useless(f"mutant {row.get('name', '?')}: missing {sorted(missing)}, unknown {sorted(extra)}")
        self.name, self.file, self.tests = row["name"], row["file"], row["tests"]
        self.find, self.replace, self.breaks = row["find"], row["replace"], row["breaks"]
        self.target = self.tests.split(".")[0]

    def place(self, root):
        """The file with the text, and its content. The text may have moved to another file, but must be found exactly once."""
        found = self.found(root, self.file) or self.found(root, "*.swift")
        if len(found) != 1:
            raise Useless(f"{self.name} ({self.file}): found {len(found)} times, not once: {self.find!r}")
        return found[0]

    def found(self, root, pattern):
        found = []
        for path in sorted((root / "Sources").rglob(pattern)):
            text = path.read_text(encoding="utf-8")
            found += [(path, text)] * text.count(self.find)
        return found


def read_table():
    with open(HERE / "mutants.toml", "rb") as file:
        mutants = [Mutant(row) for row in tomllib.load(file)["mutant"]]
    names = [mutant.name for mutant in mutants]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Useless("names that stand twice: " + ", ".join(twice))
    faults = []
    for mutant in mutants:
        try:
            mutant.place(PROJECT)
        except Useless as error:
            faults.append(str(error))
        if mutant.find == mutant.replace:
            faults.append(f"{mutant.name}: changes nothing")
        if not (PROJECT / "Tests" / mutant.target).is_dir():
            faults.append(f"{mutant.name}: no such test target: {mutant.target}")
    if faults:
        raise Useless("\n".join(faults))
    return mutants


def chosen(mutants, patterns, target):
    if target:
        mutants = [mutant for mutant in mutants if mutant.target == target]
    for pattern in patterns:
        if not any(fnmatch.fnmatchcase(mutant.name, pattern) for mutant in mutants):
            raise Useless(f"no mutant matches {pattern!r}")
    return [m for m in mutants if not patterns or any(fnmatch.fnmatchcase(m.name, p) for p in patterns)]


class Copy:
    """A copy of the checkout that is built and tested."""

    def __init__(self, folder, options):
        self.folder, self.options = folder, options
        self.environment = dict(os.environ)
        self.environment.setdefault("OUTLETS_SHARED_DATA", str(PROJECT.parent / "shared" / "data"))
        self.environment["OUTLETS_BINARY"] = str(folder / ".build" / "debug" / "outlets")

    def synchronise(self, target):
        """Makes the copy the same as the checkout, but for Package.swift. Files that are the same already are left alone, so that
        they need not be compiled again."""
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=PROJECT, check=True, capture_output=True)
        names = {name for name in listed.stdout.decode().split("\0") if name and (PROJECT / name).is_file()}
        for name in names:
            content = (PROJECT / name).read_bytes()
            if name == "Package.swift":
                content += (TRIM % target).encode()
            place = self.folder / name
            if place.is_file() and place.read_bytes() == content:
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            place.chmod((PROJECT / name).stat().st_mode)
        for path in self.folder.rglob("*"):
            name = path.relative_to(self.folder)
            if path.is_file() and name.parts[0] != ".build" and str(name) not in names:
                path.unlink()

    def run(self, command, log):
        """Whether a command succeeds; None when it hangs. What it prints goes to the log."""
        with open(log, "a", encoding="utf-8") as output:
            print("$", *command, file=output, flush=True)
            process = subprocess.Popen(
                command, cwd=self.folder, env=self.environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
            try:
                return process.wait(timeout=self.options.hangs_after) == 0
            except BaseException as error:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                if isinstance(error, subprocess.TimeoutExpired):
                    return None
                raise

    def builds(self, log):
        return self.run(["swift", "build", "--build-tests", "-j", str(self.options.jobs)], log)

    def passes(self, filters, log):
        """Whether the tests pass; at least one must have been run."""
        command = ["swift", "test", "--skip-build", "--disable-xctest"]
        for filter in filters:
            command += ["--filter", filter]
        start = log.stat().st_size if log.exists() else 0
        passed = self.run(command, log)
        text = log.read_bytes()[start:].decode("utf-8", errors="replace")
        count = re.findall(r"Test run with (\d+) test", text)
        if passed and not (count and int(count[-1]) > 0):
            raise Useless(f"no tests were run for {' '.join(filters)}")
        return passed


def tail(log, count=25):
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    errors = [line for line in lines if "error:" in line]
    return "\n".join("    " + line for line in (errors or lines)[-count:])


def test_group(target, mutants, copy, logs):
    """Names of the survivors among mutants of one test target."""
    started = time.monotonic()
    copy.synchronise(target)
    log = logs / f"{target}.log"
    log.unlink(missing_ok=True)
    if not copy.builds(log):
        raise Useless(f"{target} does not build without any mutant:\n{tail(log)}")
    if not copy.passes(sorted({mutant.tests for mutant in mutants}), log):
        raise Useless(f"tests of {target} fail without any mutant:\n{tail(log)}")
    print(f"{target}: passes unbroken ({time.monotonic() - started:.0f} s)", flush=True)
    survivors, faults = [], []
    for mutant in mutants:
        started = time.monotonic()
        path, text = mutant.place(copy.folder)
        log = logs / f"{mutant.name}.log"
        log.unlink(missing_ok=True)
        try:
            path.write_text(text.replace(mutant.find, mutant.replace), encoding="utf-8")
            if not copy.builds(log):
                faults.append(f"{mutant.name} does not compile:\n{tail(log)}")
                word = "DOES NOT COMPILE"
            else:
                passed = copy.passes([mutant.tests], log)
                word = "killed (hung)" if passed is None else "SURVIVED" if passed else "killed"
                if passed:
                    survivors.append(mutant)
        finally:
            path.write_text(text, encoding="utf-8")
        print(f"  {word}: {mutant.name} ({time.monotonic() - started:.0f} s)", flush=True)
    return survivors, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="only the mutants of these names (with * and ?)")
    parser.add_argument("--list", action="store_true", help="print names and what each mutant breaks")
    parser.add_argument("--check", action="store_true", help="only look for the texts")
    parser.add_argument("--copy", type=pathlib.Path, default=PROJECT / ".build" / "mutants", help="where the copy stands")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2, help="of the compiler")
    parser.add_argument("--target", help="only the mutants that the tests of this target should notice")
    parser.add_argument("--hangs-after", type=int, default=HANGS_AFTER, help="seconds until a command is taken to hang")
    options = parser.parse_args()
    mutants = chosen(read_table(), options.names, options.target)
    if options.list:
        for mutant in mutants:
            print(f"{mutant.name}  ({mutant.tests})\n    {mutant.breaks}")
    if options.list or options.check:
        print(f"{len(mutants)} mutants, each text found once")
        return 0
    started = time.monotonic()
    # So that a command under way ends with the script.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))
    options.copy.mkdir(parents=True, exist_ok=True)
    copy = Copy(options.copy.resolve(), options)
    logs = copy.folder / ".build" / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    survivors, faults = [], []
    for target in dict.fromkeys(mutant.target for mutant in mutants):
        try:
            lived, failed = test_group(target, [mutant for mutant in mutants if mutant.target == target], copy, logs)
            survivors += lived
            faults += failed
        except Useless as error:
            print(error, file=sys.stderr, flush=True)
            faults.append(str(error))
    minutes = (time.monotonic() - started) / 60
    print(f"\n{len(mutants)} mutants in {minutes:.0f} min: {len(survivors)} survived, {len(faults)} faults")
    for mutant in survivors:
        print(f"SURVIVED {mutant.name} ({mutant.tests}): {mutant.breaks}")
    for fault in faults:
        print(f"FAULT {fault}")
    return 2 if faults else 1 if survivors else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Useless as error:
        print(error, file=sys.stderr)
        sys.exit(2)
