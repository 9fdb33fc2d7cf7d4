"""All checks of a table. Each takes an inspection and returns what it found."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.analysis.checks.copies import contradictions, copies
from dashboard.analysis.checks.far_values import codes, outliers
from dashboard.analysis.checks.finding import Check, Finding
from dashboard.analysis.checks.groups import groups
from dashboard.analysis.checks.imbalance import imbalance
from dashboard.analysis.checks.leaks import identifiers, leaking_columns
from dashboard.analysis.checks.near_copies import near_copies
from dashboard.analysis.checks.order import time_order
from dashboard.analysis.checks.sums import sums
from dashboard.data.tables.inspected import Inspection
from dashboard.data.tables.schema import Schema

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
}


def still_open(found: tuple[Finding, ...], schema: Schema) -> tuple[Finding, ...]:
    """What was found, without that whose step the table has been read with."""
    taken = {
        "keep one of each": bool(schema.unique),
        "keep one of near copies": schema.unique == "near",
        "split by group": bool(schema.group),
        "split in order": bool(schema.order),
    }
    aside = set(schema.untrained)
    return tuple(one for one in found if not taken.get(one.step, bool(one.rows) and aside.issuperset(one.rows)))


def findings(table: Inspection) -> tuple[Finding, ...]:
    """What all checks found; an identifier that leaks is named once."""
    found: dict[tuple[str, ...], Finding] = {}
    for check in CHECKS.values():
        for one in check(table):
            found.setdefault(one.columns if one.step == "leave out" else (one.check, *one.columns), one)
    return tuple(found.values())
