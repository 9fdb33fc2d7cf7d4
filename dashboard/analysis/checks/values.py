"""Classes that are rare, and numbers that stand for something else."""

from __future__ import annotations

import re

import numpy as np

from dashboard.analysis.checks.found import Found
from dashboard.data.tables.inspected import Inspected, Inspection
from dashboard.language.say import later, mark

# skore warns where one class has more than three times the rows of another.
IMBALANCED = 3.0
_ALWAYS = mark(
    "Always answering {most} is right for {share:.0%}: look at the balanced accuracy and at the recall of each class."
)
_FAR = mark("{column} is {value:,.0f} in {count:,} rows; the nearest other value is {nearest:,.6g}.")
_CODE = re.compile(r"-?(9{2,}|8{3,}|7{3,}|1?0{3,})")


def imbalance(table: Inspection) -> list[Found]:
    """Classes of very different sizes."""
    if not table.labels:
        return []
    counts = np.bincount(table.y.astype(int), minlength=len(table.labels))
    if counts.max() <= IMBALANCED * counts.min():
        return []
    most, least = int(counts.argmax()), int(counts.argmin())
    return [
        Found(
            "imbalance",
            later(
                "{most} has {many:,} rows and {least} has {few:,}.",
                most=table.labels[most],
                many=int(counts[most]),
                least=table.labels[least],
                few=int(counts[least]),
            ),
            later(_ALWAYS, most=table.labels[most], share=float(counts[most] / table.rows)),
            "weigh classes",
            (),
            later("Balance the classes"),
        )
    ]


def codes(table: Inspection) -> list[Found]:
    """Numbers that repeat, far from all others, and look as if they were written for something else."""
    return [found for column in table.inputs if column.kind == "number" and (found := _code(column))]


def _code(column: Inspected) -> Found | None:
    known = column.values[np.isfinite(column.values)]
    for extreme in {float(known.max()), float(known.min())} if len(known) else set():
        count, others = int(np.sum(known == extreme)), known[known != extreme]
        if count < 2 or len(others) < 10 or not _CODE.fullmatch(f"{extreme:.0f}"):
            continue
        nearest = float(others.max() if extreme > others.max() else others.min())
        if abs(extreme - nearest) > max(float(np.ptp(others)), 1.0):
            return Found(
                "code",
                later(_FAR, column=column.name, value=extreme, count=count, nearest=nearest),
                later("It seems to stand for something else, such as missing or more than can be said."),
                "leave out",
                (column.name,),
                later("Leave out {column}", column=column.name),
            )
    return None
