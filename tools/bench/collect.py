"""Makes one result file of what the groups of `scripts/bench` left behind, and holds it against the committed baseline.

    collect.py --run DIR --results FILE [--whole] [--quick] [--write] [--baseline] GROUP …

DIR/GROUP holds criterion's folder, the output (log.txt) and the files of a group that ran to its end. A figure that is a time is divided
by the calibration of its group, so that the ratio tells of our code and not of the machine; a figure that is over 20 % worse than
the baseline's, even at the better end of its interval, is reported. Standard library alone.

Ends with 0; 1 when a figure is missing or nothing claims it; 3 when something got worse.
"""

import argparse
import datetime
import json
import re
import statistics
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import page
from claims import SIZES, TIMES, Claim, Fault, read

HOME = Path(__file__).resolve().parents[2]
CALIBRATION = "calibration"
# So much worse than the baseline is reported.
WORSE = 0.20
PRINTED = re.compile(r"^measured (\S+) ([0-9.eE+-]+)(?: (\S+))?$", re.MULTILINE)


@dataclass(frozen=True)
class Value:
    """A figure and how sure it is."""

    median: float
    low: float
    high: float

    def times(self, factor: float) -> "Value":
        return Value(self.median * factor, self.low * factor, self.high * factor)

    def over(self, other: "Value") -> "Value":
        return Value(self.median / other.median, self.low / other.high, self.high / other.low)


@dataclass(frozen=True)
class Figure:
    """A claim with its value in this run."""

    id: str
    name: str
    unit: str
    median: float
    low: float
    high: float
    # Against the calibration, or as it is where that has no meaning; none: it is not compared.
    ratio: Value | None
    command: str
    goal: str
    kept: bool | None
    on: str


@dataclass(frozen=True)
class Worse:
    """A figure that got worse."""

    id: str
    before: float
    now: float
    # 0.25 is a quarter worse, at the better end of the interval.
    at_least: float


class Group:
    """What a group left behind."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.criterion = dict(self._criterion())
        log = folder / "log.txt"
        self.printed: dict[str, list[tuple[float, str]]] = {}
        for name, value, unit in PRINTED.findall(log.read_text(encoding="utf-8") if log.exists() else ""):
            self.printed.setdefault(name, []).append((float(value), unit))

    def _criterion(self) -> Iterator[tuple[str, Value]]:
        """Every bench by its full name, seconds."""
        for about in sorted(self.folder.glob("criterion/**/new/benchmark.json")):
            name = json.loads(about.read_text(encoding="utf-8"))["full_id"]
            median = json.loads(about.with_name("estimates.json").read_text(encoding="utf-8"))["median"]
            interval = median["confidence_interval"]
            nanoseconds = Value(median["point_estimate"], interval["lower_bound"], interval["upper_bound"])
            yield name, nanoseconds.times(TIMES["ns"])

    def value(self, source: str, claim: Claim) -> Value | None:
        """What a source of a claim comes to, in the claim's unit; none: it is not there."""
        kind, _, name = source.partition(":")
        if kind == "criterion":
            found = self.criterion.get(name)
            # Of a quotient the unit goes out.
            return found and found.times(1.0 / TIMES.get(claim.unit, 1.0))
        if kind == "printed":
            return taken([converted(value, unit, claim) for value, unit in self.printed.get(name, [])], claim.take)
        files, _, path = name.partition("#")
        numbers = [
            number
            for file in sorted(self.folder.glob(files))
            for number in reached(json.loads(file.read_text(encoding="utf-8")), path.split("."))
        ]
        return taken(numbers, claim.take)


def converted(value: float, unit: str, claim: Claim) -> float:
    """A value in the unit of its claim."""
    wanted = claim.unit
    for units in (TIMES, SIZES):
        # Of a quotient the unit goes out, as long as both are told in one.
        if unit in units and (claim.over or wanted in units):
            return value * units[unit] / units.get(wanted, 1.0)
    if unit != wanted:
        raise Fault(f"{claim.id} is told in {wanted or 'nothing'}, and {unit or 'nothing'} was printed")
    return value


def reached(data: object, path: list[str]) -> Iterator[float]:
    """The numbers at a path; `*` goes through a list or all members."""
    if not path:
        # A number that was not found out is null.
        if isinstance(data, int | float):
            yield float(data)
        return
    here, rest = path[0], path[1:]
    if here == "*":
        parts = data if isinstance(data, list) else data.values() if isinstance(data, dict) else []
        for part in parts:
            yield from reached(part, rest)
    elif isinstance(data, dict) and here in data:
        yield from reached(data[here], rest)


def taken(numbers: list[float], take: str) -> Value | None:
    """One value of many: the median between the least and the most, or what else is asked for."""
    if not numbers:
        return None
    if take == "median":
        return Value(statistics.median(numbers), min(numbers), max(numbers))
    one = {"max": max, "min": min, "sum": sum}[take](numbers)
    return Value(one, one, one)


def figure(claim: Claim, group: Group, on: str) -> Figure | None:
    """A claim's figure in this run; none: its group did not measure it."""
    value = group.value(claim.source, claim)
    if value and claim.over:
        under = group.value(claim.over, claim)
        value = under and value.over(under)
    if value is None:
        return None
    value = value.times(1.0 / claim.divided_by)
    calibration = group.criterion.get(CALIBRATION)
    ratio = value if claim.compared else None
    if ratio and claim.is_time:
        ratio = calibration and ratio.times(TIMES.get(claim.unit, 1.0)).over(calibration)
    return Figure(
        claim.id, claim.what, claim.unit, value.median, value.low, value.high, ratio, claim.how, claim.goal,
        claim.keeps(value.median), on,
    )


def problems(claims: list[Claim], groups: dict[str, Group], figures: dict[str, Figure], quick: bool) -> list[str]:
    """What was to be measured and was not, and what was measured and nobody claims."""
    found = []
    for claim in claims:
        if claim.source and claim.group in groups and claim.id not in figures and not (quick and claim.slow):
            found.append(f"{claim.id} has no value: {claim.source}{' over ' + claim.over if claim.over else ''}")
    sources = {source for claim in claims for source in (claim.source, claim.over)}
    for name, group in groups.items():
        measured = [f"criterion:{bench}" for bench in group.criterion if bench != CALIBRATION]
        measured += [f"printed:{printed}" for printed in group.printed]
        found += [f"{source} was measured in {name}, and benches/claims.toml does not name it" for source in measured if source not in sources]
        if CALIBRATION not in group.criterion:
            found.append(f"{name} has no calibration, so its times were compared with nothing")
    return found


def worse(claims: list[Claim], figures: dict[str, Figure], baseline: dict[str, float]) -> list[Worse]:
    """What got worse than the baseline beyond doubt."""
    found = []
    for claim in claims:
        now, before = figures.get(claim.id), baseline.get(claim.id)
        if now is None or now.ratio is None or not before:
            continue
        if claim.more_is_better:
            change = before / now.ratio.high - 1.0 if now.ratio.high else float("inf")
        else:
            change = now.ratio.low / before - 1.0
        if change > WORSE:
            found.append(Worse(claim.id, before, now.ratio.median, change))
    return found


def report(claims: list[Claim], figures: dict[str, Figure], slower: list[Worse], baseline: dict[str, float]) -> None:
    """Says what came of it."""
    missed = [claim for claim in claims if claim.id in figures and figures[claim.id].kept is False]
    if missed:
        print("\nMarks that are missed:")
    for claim in missed:
        measured = page.shown(figures[claim.id].median, claim.unit)
        print(f"  {claim.id}: {measured}, the mark is {page.goal(claim)}. {claim.reason or 'No reason is given.'}")
    if slower:
        print("\nWorse than the baseline, each against the calibration of its own run:\n")
        print("| figure | baseline | now | worse by at least |\n|---|---:|---:|---:|")
    for one in slower:
        print(f"| {one.id} | {one.before:.4g} | {one.now:.4g} | {one.at_least:.0%} |")
    fresh = [figure.id for figure in figures.values() if figure.ratio and figure.id not in baseline]
    if fresh:
        print(f"\n{len(fresh)} figures are in no baseline yet (scripts/bench --baseline): {', '.join(fresh[:6])}{' …' if fresh[6:] else ''}")


def kept(path: Path, claims: list[Claim], figures: dict[str, Figure]) -> None:
    """Puts this run's ratios into the baseline; those of other groups stay, and what nobody claims any more goes."""
    known = {claim.id for claim in claims}
    ratios = {name: ratio for name, ratio in ratios_of(path).items() if name in known}
    ratios |= {name: figure.ratio.median for name, figure in figures.items() if figure.ratio}
    rounded = {claim.id: float(f"{ratios[claim.id]:.4g}") for claim in claims if claim.id in ratios}
    path.write_text(json.dumps({"ratios": rounded}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def ratios_of(path: Path) -> dict[str, float]:
    return json.loads(path.read_text(encoding="utf-8"))["ratios"] if path.exists() else {}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="the folder of the groups")
    parser.add_argument("--results", type=Path, required=True, help="the result file to write")
    parser.add_argument("--home", type=Path, default=HOME, help="the repository")
    parser.add_argument("--whole", action="store_true", help="every group was run")
    parser.add_argument("--quick", action="store_true", help="what is slow was left out")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/performance.md")
    parser.add_argument("--baseline", action="store_true", help="put the ratios into benches/baseline.json")
    parser.add_argument("groups", nargs="+")
    args = parser.parse_args(arguments)

    claims = read(args.home / "benches/claims.toml")
    groups = {name: Group(args.run / name) for name in args.groups}
    on = datetime.date.today().isoformat()
    found = (figure(claim, groups[claim.group], on) for claim in claims if claim.source and claim.group in groups)
    figures = {one.id: one for one in found if one}
    results = {"on": on, "machine": page.machine(), "quick": args.quick, "figures": [asdict(one) for one in figures.values()]}
    args.results.parent.mkdir(parents=True, exist_ok=True)
    args.results.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

    against = args.home / "benches/baseline.json"
    baseline = ratios_of(against)
    slower = worse(claims, figures, baseline)
    report(claims, figures, slower, baseline)
    wrong = problems(claims, groups, figures, args.quick)
    for problem in wrong:
        print(problem, file=sys.stderr)
    if args.baseline:
        kept(against, claims, figures)
    if args.write:
        page.write(args.home / "docs/performance.md", claims, figures, set(args.groups), args.whole)
    print(f"\n{len(figures)} figures: {args.results}")
    return 1 if wrong else 3 if slower else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Fault as fault:
        sys.exit(str(fault))
