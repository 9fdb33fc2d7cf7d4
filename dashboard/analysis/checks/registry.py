"""All checks of a table. Each takes an inspection and returns what it found."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from dashboard.analysis.checks.copies import contradictions, copies
from dashboard.analysis.checks.far_values import codes, outliers
from dashboard.analysis.checks.finding import Check, Finding
from dashboard.analysis.checks.groups import groups
from dashboard.analysis.checks.imbalance import imbalance
from dashboard.analysis.checks.leaks import identifiers, leaking_columns
from dashboard.analysis.checks.near_copies import are_of_groups, near_copies, without_any_copies
from dashboard.analysis.checks.order import time_order
from dashboard.analysis.checks.redundant import redundant, without_redundant
from dashboard.analysis.checks.sums import MOST_SUMMANDS, are_too_many, sums
from dashboard.data.tables.inspected import MOST_INPUTS, Inspection
from dashboard.data.tables.schema import Schema
from language.say import later, mark

_LOG = logging.getLogger(__name__)
_FAILED = mark("{failed} of {checks} checks could not be done on this table.")
_PART = mark(
    "Columns that give the target away or repeat others, near copies, groups and an order in time were looked for in "
    "{part:,} of {rows:,} rows."
)
_PART_OF_INPUTS = mark(
    "Columns that give the target away or repeat others, and near copies, were looked for in the first {part:,} of "
    "{inputs:,} inputs."
)
_NO_SUMS = mark(
    "Whether {target} is a sum or a product of other columns was not asked: more than {most} of them are numbers or "
    "dates."
)
_IN_NO_ORDER = mark(
    "Split by group, a network may know what came later. Without the group, rows could be split in order."
)
# In the order in which a score would be spoiled by what they find.
CHECKS: dict[Check, Callable[[Inspection], list[Finding]]] = {
    "leak": leaking_columns,
    "sum": sums,
    "identifier": identifiers,
    "copies": copies,
    "near copies": near_copies,
    "groups": groups,
    "time": time_order,
    "contradictions": contradictions,
    "code": codes,
    "outlier": outliers,
    "imbalance": imbalance,
    "redundant": redundant,
}
# What these look at costs next to nothing, and so they look at all rows; the others at the beginning of a long table.
OF_ALL_ROWS: frozenset[Check] = frozenset(("identifier", "copies", "contradictions", "code", "outlier", "imbalance"))
# A row that is there twice follows itself.
# Where two columns say the same, rows are equal in both more often than chance would have it.
_AMONG: dict[Check, Callable[[Inspection], Inspection]] = {
    "time": without_any_copies,
    "copies": without_redundant,
    "contradictions": without_redundant,
}


def still_open(found: tuple[Finding, ...], schema: Schema) -> tuple[Finding, ...]:
    """What was found, without that whose step the table has been read with, or a step that its group rules out."""
    taken = {
        "keep one of each": bool(schema.unique),
        "keep one of near copies": schema.unique == "near",
        "split by group": bool(schema.group),
        "split in order": bool(schema.order),
    }
    aside = set(schema.untrained)
    left = (one for one in found if not taken.get(one.step, bool(one.rows) and aside.issuperset(one.rows)))
    if not schema.group:
        return tuple(left)
    in_no_order = later(_IN_NO_ORDER)
    return tuple(
        replace(one, step="none", label="", meaning=in_no_order) if one.step == "split in order" else one
        for one in left
    )


def findings(table: Inspection) -> tuple[Finding, ...]:
    """What all checks found.

    An identifier that leaks is named once, as what it is; what orders rows in time is no leak, and rows of a group that
    are nearly the same are no near copies.
    """
    found: dict[tuple[str, ...], Finding] = {}
    beginning = table.beginning()
    told = run_checks([partial(_checked, name, table, beginning) for name in CHECKS])
    times = {one.columns for one in told if one.check == "time"}
    grouped = [one.columns[0] for one in told if one.check == "groups"]
    for one in told:
        if one.step == "leave out" and one.columns in times:
            continue
        if one.check == "near copies" and grouped and are_of_groups(beginning, grouped[0]):
            continue
        key = one.columns if one.step == "leave out" else (one.check, *one.columns)
        if key not in found or one.check == "identifier":
            found[key] = one
    return (*found.values(), *_of_how_much(beginning, table))


def _checked(name: Check, table: Inspection, beginning: Inspection) -> list[Finding]:
    """What a check finds in the rows that it looks at."""
    looked_at = table if name in OF_ALL_ROWS else beginning
    return CHECKS[name](_AMONG[name](looked_at) if name in _AMONG else looked_at)


def _of_how_much(looked_at: Inspection, table: Inspection) -> list[Finding]:
    """In which part of the rows and of the inputs something was looked for, where it was a part."""
    found, inputs = [], table.inputs
    if looked_at.rows < table.rows:
        others = later("Everything else was looked for in all rows.")
        found.append(Finding("part", later(_PART, part=looked_at.rows, rows=table.rows), others))
    if len(inputs) > MOST_INPUTS:
        found.append(Finding("part", later(_PART_OF_INPUTS, part=MOST_INPUTS, inputs=len(inputs)), ""))
    if are_too_many(looked_at):
        found.append(Finding("part", later(_NO_SUMS, target=table.target, most=MOST_SUMMANDS), ""))
    return found


def run_checks(checks: Sequence[Callable[[], list[Finding]]]) -> list[Finding]:
    """What these checks find. One that fails takes no others along, and is told: what it looks for may be there."""
    found, failed = list[Finding](), 0
    for check in checks:
        try:
            found += check()
        except Exception:  # noqa: BLE001 - whatever is wrong with one check, the others say what they found
            _LOG.exception("A check of a table failed.")
            failed += 1
    if failed:
        evidence = later(_FAILED, failed=failed, checks=len(checks))
        found.append(Finding("failed", evidence, later("What they look for may be there all the same.")))
    return found
