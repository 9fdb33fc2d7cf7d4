"""What a check found: its evidence, what it would mean, and a change whose price can be measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Step = Literal[
    "leave out",
    "keep one of each",
    "keep one of near copies",
    "split by group",
    "split in order",
    "weigh classes",
    "none",
]


@dataclass(frozen=True)
class Found:
    """One finding of the check `check`.

    `evidence` are the numbers, `meaning` is what follows if they are what they seem. `step` is what to do, with
    `columns`; `label` says so on a button.
    """

    check: str
    evidence: str
    meaning: str
    step: Step = "none"
    columns: tuple[str, ...] = ()
    label: str = ""
