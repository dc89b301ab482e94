"""Tests of the collector, and of what the benches, the claims and docs/performance.md say of each other.

    python3 -m unittest discover --start-directory tools/bench
"""

import contextlib
import io
import json
import re
import shutil
import tempfile
import unittest
from pathlib import Path

import collect
import page
from claims import Claim, Fault, read

HOME = collect.HOME
CLAIMS = read(HOME / "benches/claims.toml")
BENCHES = sorted((HOME / "benches").glob("*.rs"))
PAGE = (HOME / "docs/performance.md").read_text(encoding="utf-8")
SCRIPT = (HOME / "scripts/bench").read_text(encoding="utf-8")

MADE_UP = """
[engine.call]
what = "a call"
unit = "ms"
goal = "< 5"
from = "criterion:play a call"

[engine.growth]
what = "ten times as much"
unit = "×"
from = "criterion:play ten calls"
over = "criterion:play a call"

[engine.factor]
what = "of real time"
unit = "×"
goal = "≤ 0.1"
divided_by = 2
from = "criterion:play a call"

[engine.start]
what = "the start"
unit = "s"
from = "printed:start"

[engine.right]
what = "what is right"
unit = "%"
goal = "≥ 90"
from = "printed:right"

[engine.frame]
what = "a frame"
unit = "ms"
goal = "< 50"
take = "max"
slow = true
reason = "it is drawn by hand"
from = "json:flight-*.json#frames.*.ms"

[engine.hand]
what = "by hand"
unit = "s"
goal = "< 1"
by_hand = 2
on = "2026-11-30"
command = "`a stopwatch`"
"""
MADE_UP_PAGE = "Before.\n<!-- bench:engine -->\nold\n<!-- /bench -->\nBetween.\n" + "".join(
    f"<!-- bench:{name} -->\n<!-- /bench -->\n" for name in ("missed", "unmeasured", "machine")
)


def bench(folder: Path, name: str, milliseconds: tuple[float, float, float]) -> None:
    """What criterion leaves of a bench."""
    new = folder / "criterion" / name / "new"
    new.mkdir(parents=True, exist_ok=True)
    low, median, high = (value * 1e6 for value in milliseconds)
    (new / "benchmark.json").write_text(json.dumps({"full_id": name}), encoding="utf-8")
    interval = {"lower_bound": low, "upper_bound": high}
    estimates = {"median": {"point_estimate": median, "confidence_interval": interval}}
    (new / "estimates.json").write_text(json.dumps(estimates), encoding="utf-8")


class Run(unittest.TestCase):
    """A run that is made up, beside a repository that is made up."""

    def setUp(self) -> None:
        self.home = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.home)
        self.group = self.home / "run/engine"
        for folder in ("benches", "docs", "run/engine"):
            (self.home / folder).mkdir(parents=True)
        (self.home / "benches/claims.toml").write_text(MADE_UP, encoding="utf-8")
        (self.home / "docs/performance.md").write_text(MADE_UP_PAGE, encoding="utf-8")
        self.measured()

    def measured(self, call: tuple[float, float, float] = (3.9, 4.0, 4.1), right: float = 95.0, machine: float = 1.0) -> None:
        """A run on a machine that takes so many times as long as the first."""
        slower = tuple(value * machine for value in call)
        bench(self.group, "play a call", slower)
        bench(self.group, "play ten calls", tuple(value * 10 for value in slower))
        bench(self.group, "calibration", (9.9 * machine, 10.0 * machine, 10.1 * machine))
        start = "\n".join(f"measured start {value * machine:.0f} us" for value in (1_300_000, 1_100_000, 1_200_000))
        (self.group / "log.txt").write_text(f"Playing …\n{start}\nmeasured right {right} %\n", encoding="utf-8")
        for name, frames in (("one", [20.0, 61.5]), ("two", [30.0, None])):
            report = {"frames": [{"ms": frame} for frame in frames]}
            (self.group / f"flight-{name}.json").write_text(json.dumps(report), encoding="utf-8")

    def collected(self, *more: str) -> tuple[int, str]:
        """The status, and all that was said."""
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            arguments = ["--run", str(self.home / "run"), "--results", str(self.home / "results.json"), "--home", str(self.home)]
            status = collect.main([*arguments, *more, "engine"])
        return status, said.getvalue()

    def figures(self) -> dict[str, dict]:
        return {one["id"]: one for one in json.loads((self.home / "results.json").read_text(encoding="utf-8"))["figures"]}

    def test_every_kind_of_output_becomes_a_figure(self) -> None:
        status, said = self.collected()
        self.assertEqual(status, 0, said)
        figures = self.figures()
        call = figures["engine.call"]
        for part, value in (("median", 4.0), ("low", 3.9), ("high", 4.1)):
            self.assertAlmostEqual(call[part], value)
        self.assertAlmostEqual(call["ratio"]["median"], 0.4)
        self.assertAlmostEqual(call["ratio"]["low"], 3.9 / 10.1)
        self.assertTrue(call["kept"])
        self.assertAlmostEqual(figures["engine.growth"]["median"], 10.0)
        self.assertAlmostEqual(figures["engine.factor"]["median"], 0.002)
        start = figures["engine.start"]
        for part, value in (("low", 1.1), ("median", 1.2), ("high", 1.3)):
            self.assertAlmostEqual(start[part], value)
        frame = figures["engine.frame"]
        self.assertEqual((frame["median"], frame["kept"]), (61.5, False))
        self.assertIn("engine.frame: 61.5 ms, the mark is < 50 ms. it is drawn by hand", said)

    def test_what_is_missing_is_an_error_unless_it_was_left_out(self) -> None:
        for file in self.group.glob("flight-*.json"):
            file.unlink()
        self.assertEqual(self.collected("--quick")[0], 0)
        status, said = self.collected()
        self.assertEqual(status, 1)
        self.assertIn("engine.frame has no value", said)

    def test_what_nobody_claims_is_an_error(self) -> None:
        bench(self.group, "a new bench", (1.0, 1.0, 1.0))
        status, said = self.collected()
        self.assertEqual(status, 1)
        self.assertIn("criterion:a new bench was measured in engine", said)

    def test_a_slower_machine_is_no_regression_and_slower_code_is(self) -> None:
        self.assertEqual(self.collected("--baseline")[0], 0)
        self.measured(machine=3.0)
        self.assertEqual(self.collected()[0], 0)
        # A quarter slower for certain.
        self.measured((5.0, 5.1, 5.2), machine=3.0)
        status, said = self.collected()
        self.assertEqual(status, 3, said)
        self.assertIn("| engine.call | 0.4 | 0.51 | 24% |", said)
        self.assertNotIn("engine.start |", said)
        # Slower in the middle, but not at the better end.
        self.measured((4.0, 5.1, 5.6))
        self.assertEqual(self.collected()[0], 0)

    def test_less_of_what_is_good_is_a_regression(self) -> None:
        self.collected("--baseline")
        self.measured(right=70.0)
        status, said = self.collected()
        self.assertEqual(status, 3)
        self.assertIn("| engine.right | 95 | 70 | 36% |", said)

    def test_a_baseline_keeps_what_was_not_measured_and_forgets_what_nobody_claims(self) -> None:
        path = self.home / "benches/baseline.json"
        path.write_text(json.dumps({"ratios": {"engine.frame": 7.0, "gone.by": 1.0}}), encoding="utf-8")
        for file in self.group.glob("flight-*.json"):
            file.unlink()
        self.collected("--quick", "--baseline")
        ratios = collect.ratios_of(path)
        self.assertEqual(ratios["engine.frame"], 7.0)
        self.assertEqual(ratios["engine.call"], 0.4)
        self.assertNotIn("gone.by", ratios)

    def test_the_page_gets_its_tables_and_keeps_its_prose(self) -> None:
        self.collected("--write", "--whole")
        path = self.home / "docs/performance.md"
        text = path.read_text(encoding="utf-8")
        self.assertTrue(text.startswith("Before.\n<!-- bench:engine -->\n"))
        self.assertIn("\n<!-- /bench -->\nBetween.\n", text)
        self.assertNotIn("old", text)
        self.assertIn("| a call | < 5 ms | 4 ms | 3.9 – 4.1 | `scripts/bench engine` |", text)
        self.assertIn("| a frame | < 50 ms | **61.5 ms, missed** |  | `scripts/bench engine` |", text)
        self.assertIn("| a frame | < 50 ms | 61.5 ms | it is drawn by hand |", text)
        self.assertIn("| by hand | < 1 s | **2 s (by hand, 2026-11-30), missed** |  | `a stopwatch` |", text)
        self.assertIn("| by hand | < 1 s | 2 s | not known |", text)
        self.collected("--write", "--whole")
        self.assertEqual(path.read_text(encoding="utf-8"), text)

    def test_a_page_without_its_markers_is_left_as_it_is(self) -> None:
        path = self.home / "docs/performance.md"
        path.write_text("Nothing to fill.\n", encoding="utf-8")
        with self.assertRaisesRegex(Fault, "needs one pair of markers <!-- bench:engine -->"):
            self.collected("--write")
        self.assertEqual(path.read_text(encoding="utf-8"), "Nothing to fill.\n")

    def test_a_unit_that_does_not_fit_is_told(self) -> None:
        (self.group / "log.txt").write_text("measured start 3 %\nmeasured right 1 %\n", encoding="utf-8")
        with self.assertRaisesRegex(Fault, "engine.start is told in s, and % was printed"):
            self.collected()


class House(unittest.TestCase):
    """The claims, the benches, the script and the page belong together."""

    def test_a_claim_says_in_one_way_where_it_comes_from(self) -> None:
        for parts in ({}, {"by_hand": 1.0}, {"source": "criterion:a", "test": "b"}, {"source": "guess:a"}):
            with self.assertRaises(Fault):
                Claim(id="a.b", what="", **parts).check()

    def test_every_bench_is_claimed(self) -> None:
        sources = {source for claim in CLAIMS for source in (claim.source, claim.over)}
        names = 0
        for file in BENCHES:
            text = file.read_text(encoding="utf-8")
            found = re.findall(r'(?:bench_function\(\s*(?:format!\(\s*)?|\bask\()"([^"]+)"', text)
            found += re.findall(r'println!\(\s*"measured (\S+) ', text)
            for name in found:
                names += 1
                # What a bench fills in as it runs may be anything here; a group's name comes before, a size behind.
                pattern = ".*".join(re.escape(part) for part in re.split(r"\{[^}]*\}", name))
                wanted = re.compile(f"(criterion|printed):(.*/)?{pattern}(/.*)?")
                claimed = name == "calibration" or any(wanted.fullmatch(source) for source in sources)
                self.assertTrue(claimed, f"{file.name}: benches/claims.toml does not name {name!r}")
        self.assertGreater(names, 30)

    def test_every_bench_is_run_by_the_script(self) -> None:
        listed = SCRIPT[SCRIPT.index("declare -A benches") : SCRIPT.index("out=")]
        for file in BENCHES:
            self.assertTrue(file.stem == "calibration" or re.search(rf"\b{file.stem}\b", listed), f"scripts/bench does not run {file.name}")

    def test_every_group_of_the_claims_is_one_of_the_script(self) -> None:
        groups = set(re.findall(r"^group_(\w+)\(\)", SCRIPT, re.MULTILINE))
        self.assertEqual({claim.group for claim in CLAIMS if claim.source}, groups)

    def test_every_test_that_holds_a_figure_is_there(self) -> None:
        sources = [file.read_text(encoding="utf-8") for folder in ("src", "tests") for file in (HOME / folder).rglob("*.rs")]
        for claim in CLAIMS:
            self.assertTrue(not claim.test or any(f"fn {claim.test}()" in text for text in sources), f"there is no test {claim.test}")

    def test_the_page_has_a_place_for_every_figure_and_a_command_for_every_mark(self) -> None:
        # Ends with a fault where markers are missing.
        again = page.rendered(PAGE, CLAIMS, {}, {claim.group for claim in CLAIMS}, True)
        prose = re.compile(r"(<!-- bench:\w+ -->).*?<!-- /bench -->", re.DOTALL)
        self.assertEqual(prose.sub(r"\1", again), prose.sub(r"\1", PAGE))
        for claim in CLAIMS:
            rows = [line for line in PAGE.splitlines() if line.startswith(f"| {claim.what} | {page.goal(claim)} | ")]
            self.assertTrue(rows, f"docs/performance.md has no row for {claim.id}: {claim.what}")
            self.assertTrue(claim.unmeasured or any(row.endswith("` |") or claim.how in row for row in rows), f"no command for {claim.id}")


if __name__ == "__main__":
    unittest.main()
