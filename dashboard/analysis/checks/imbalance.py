"""Classes that are rare."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.checks.finding import Finding
from dashboard.analysis.words import percentage
from dashboard.data.tables.inspected import Inspection
from language.say import later, mark

# skore warns where one class has more than three times the rows of another.
IMBALANCED = 3.0
_ALWAYS = mark(
    "Always answering “{most}” is right for {share}: look at the balanced accuracy and at the recall of each class."
)


def imbalance(table: Inspection) -> list[Finding]:
    """Classes of very different sizes."""
    if not table.labels:
        return []
    counts = np.bincount(table.y.astype(int), minlength=len(table.labels))
    if counts.max() <= IMBALANCED * counts.min():
        return []
    most, least = int(counts.argmax()), int(counts.argmin())
    return [
        Finding(
            "imbalance",
            later(
                "“{most}” has {many:,} rows and “{least}” has {few:,}.",
                most=table.labels[most],
                many=int(counts[most]),
                least=table.labels[least],
                few=int(counts[least]),
            ),
            later(_ALWAYS, most=table.labels[most], share=percentage(float(counts[most] / table.rows))),
            "weigh classes",
            (),
            later("Balance the classes"),
        )
    ]
