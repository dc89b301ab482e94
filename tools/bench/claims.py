"""What benches/claims.toml says: every figure that we claim, where its value comes from and by which mark it is judged."""

import operator
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

TIMES = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1.0}
SIZES = {"B": 1.0, "KiB": 1024.0, "MB": 1e6}
TAKES = {"median", "max", "min", "sum"}
MARK = re.compile(r"([<≤>≥]) ([0-9.]+)")
KEEPS = {"<": operator.lt, "≤": operator.le, ">": operator.gt, "≥": operator.ge}


class Fault(Exception):
    """Something that whoever runs this has to mend; said as it is."""


@dataclass(frozen=True)
class Claim:
    """A figure; benches/claims.toml explains each part at its head."""

    id: str
    what: str
    unit: str = ""
    goal: str = ""
    source: str = ""
    over: str = ""
    divided_by: float = 1.0
    take: str = "median"
    more: bool = False
    slow: bool = False
    compared: bool = True
    reason: str = ""
    by_hand: float | None = None
    on: str = ""
    command: str = ""
    test: str = ""
    unmeasured: str = ""

    @property
    def group(self) -> str:
        return self.id.split(".")[0]

    @property
    def is_time(self) -> bool:
        """Whether the machine's speed is in it: a time, or one divided by a recording's length."""
        return not self.over and (self.unit in TIMES or self.divided_by != 1.0)

    @property
    def more_is_better(self) -> bool:
        return self.more or self.goal[:1] in (">", "≥")

    @property
    def how(self) -> str:
        """The command that makes it again."""
        if self.test:
            return f"`cargo nextest run {self.test}`"
        if self.source:
            return f"`scripts/bench {self.group}`"
        return self.command

    def keeps(self, value: float) -> bool | None:
        """Whether a value keeps the mark; none: there is no mark in figures."""
        mark = MARK.fullmatch(self.goal)
        return KEEPS[mark[1]](value, float(mark[2])) if mark else None

    def check(self) -> None:
        """Ends with a fault where the parts do not go together."""
        ways = [bool(self.source), self.by_hand is not None, bool(self.test), bool(self.unmeasured)]
        if sum(ways) != 1:
            raise Fault(f"{self.id}: say one of `from`, `by_hand`, `test` and `unmeasured`")
        if self.by_hand is not None and not (self.on and self.command):
            raise Fault(f"{self.id}: a figure by hand needs its day (`on`) and its `command`")
        for source in filter(None, (self.source, self.over)):
            if not re.match(r"(criterion|printed):.|json:[^#]+#.", source):
                raise Fault(f"{self.id}: {source!r} is no source: criterion:ID, printed:NAME or json:FILE#PATH")
        if self.take not in TAKES:
            raise Fault(f"{self.id}: take is one of {', '.join(sorted(TAKES))}")


def read(path: Path) -> list[Claim]:
    """Every claim, in the order of the file."""
    claims = []
    for group, figures in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for name, parts in figures.items():
            parts["source"] = parts.pop("from", "")
            try:
                claim = Claim(id=f"{group}.{name}", **parts)
            except TypeError as error:
                raise Fault(f"{path.name}: {group}.{name}: {error}") from None
            claim.check()
            claims.append(claim)
    return claims
