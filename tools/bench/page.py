"""Puts figures into docs/performance.md, between markers (`<!-- bench:NAME -->` … `<!-- /bench -->`); what people wrote around them stays."""

from __future__ import annotations

import datetime
import os
import platform
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claims import Claim, Fault

if TYPE_CHECKING:
    from collect import Figure

HEAD = "| what | goal | measured | between | command |\n|---|---|---|---|---|"


def number(value: float) -> str:
    """Three digits that count; more of them only before the point."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def shown(value: float, unit: str) -> str:
    """A value with its unit."""
    return f"{number(value)} {unit}".strip()


def goal(claim: Claim) -> str:
    """The mark with its unit, where it is one in figures."""
    in_figures = claim.goal[:1] in ("<", "≤", ">", "≥") and not claim.test
    return f"{claim.goal} {claim.unit}".strip() if in_figures else claim.goal or "–"


def value_of(claim: Claim, figures: Mapping[str, Figure]) -> float | None:
    """What was measured, in this run or by hand."""
    measured = figures.get(claim.id)
    return measured.median if measured else claim.by_hand


def is_missed(claim: Claim, figures: Mapping[str, Figure]) -> bool:
    value = value_of(claim, figures)
    return value is not None and claim.keeps(value) is False


def row(claim: Claim, figures: Mapping[str, Figure]) -> str:
    """A line of a table; a cell without a figure says so."""
    measured, between = figures.get(claim.id), ""
    value = value_of(claim, figures)
    if claim.test:
        cell = "held by a test"
    elif claim.unmeasured:
        cell = "not measured"
    elif value is None:
        cell = "not measured here"
    else:
        cell = shown(value, claim.unit)
        if claim.by_hand is not None:
            cell += f" (by hand, {claim.on})"
        if is_missed(claim, figures):
            cell = f"**{cell}, missed**"
    if measured and measured.low < measured.high:
        between = f"{number(measured.low)} – {number(measured.high)}"
    return f"| {claim.what} | {goal(claim)} | {cell} | {between} | {claim.how or '–'} |"


def table(group: str, claims: list[Claim], figures: Mapping[str, Figure]) -> str:
    """All figures of a group, and the day of those that were measured."""
    mine = [claim for claim in claims if claim.group == group]
    days = sorted({figures[claim.id].on for claim in mine if claim.id in figures})
    note = [f"Measured on {', '.join(days)}.", ""] if days else []
    return "\n".join([*note, HEAD, *(row(claim, figures) for claim in mine)])


def missed(claims: list[Claim], figures: Mapping[str, Figure]) -> str:
    """The marks that are missed, with the reason."""
    rows = [
        f"| {claim.what} | {goal(claim)} | {shown(value_of(claim, figures) or 0.0, claim.unit)} | {claim.reason or 'not known'} |"
        for claim in claims
        if is_missed(claim, figures)
    ]
    return "\n".join(["| what | goal | measured | reason |", "|---|---|---|---|", *rows]) if rows else "None."


def unmeasured(claims: list[Claim]) -> str:
    """What was never measured, with the reason."""
    return "\n".join(f"- {claim.what[:1].upper()}{claim.what[1:]}: {claim.unmeasured}." for claim in claims if claim.unmeasured)


def machine() -> str:
    """This computer, in a line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    try:
        system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
        rust = " ".join(subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True).stdout.split()[:2])
    except (OSError, subprocess.CalledProcessError):
        system, rust = platform.system(), "rustc unknown"
    return f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GB, {system}, {rust}, drawn without a graphics card"


def put(text: str, name: str, between: str) -> str:
    """The page with something else between the markers of a name, of which there is one pair."""
    pattern = re.compile(rf"(<!-- bench:{re.escape(name)} -->\n).*?(<!-- /bench -->)", re.DOTALL)
    changed, times = pattern.subn(lambda found: f"{found[1]}\n{between}\n\n{found[2]}", text)
    if times != 1:
        raise Fault(f"docs/performance.md needs one pair of markers <!-- bench:{name} --> … <!-- /bench -->, and has {times}")
    return changed


def rendered(text: str, claims: list[Claim], figures: Mapping[str, Figure], groups: set[str], whole: bool) -> str:
    """The page with the tables of these groups anew; with all of them, what spans the groups as well."""
    by_itself = {claim.group for claim in claims} - {claim.group for claim in claims if claim.source}
    for group in sorted(groups | by_itself):
        text = put(text, group, table(group, claims, figures))
    text = put(text, "unmeasured", unmeasured(claims))
    if whole:
        text = put(text, "missed", missed(claims, figures))
        text = put(text, "machine", f"Last measured as a whole on {datetime.date.today().isoformat()}: {machine()}.")
    return text


def write(path: Path, claims: list[Claim], figures: Mapping[str, Figure], groups: set[str], whole: bool) -> None:
    """Renders the page's tables, and leaves no half-written page behind."""
    text = rendered(path.read_text(encoding="utf-8"), claims, figures, groups, whole)
    part = path.with_suffix(".md.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
