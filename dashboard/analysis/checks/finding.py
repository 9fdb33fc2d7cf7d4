"""What a check found: its evidence, what it would mean, and a change whose price can be measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from language.say import Message

Check = Literal[
    "leak",
    "sum",
    "identifier",
    "copies",
    "near copies",
    "groups",
    "time",
    "contradictions",
    "code",
    "outlier",
    "imbalance",
    "redundant",
    "drift",
    "failed",
    "part",
    "labels",
    "by heart",
]
Action = Literal[
    "leave out",
    "keep one of each",
    "keep one of near copies",
    "split by group",
    "split in order",
    "ignore groups",
    "ignore order",
    "weigh classes",
    "read as missing",
    "do not train on",
    "none",
]


@dataclass(frozen=True)
class Finding:
    """One finding of the check `check`.

    `evidence` are the numbers, `meaning` is what follows if they are what they seem. `step` is what to do, with
    `columns`, and with `values` in them or `rows` of the file; `label` says so on a button. A worker makes these texts,
    and `str` says them in the language of who reads them.
    """

    check: Check
    evidence: Message | str
    meaning: Message | str
    step: Action = "none"
    columns: tuple[str, ...] = ()
    label: Message | str = ""
    values: tuple[float, ...] = ()
    rows: tuple[int, ...] = ()
