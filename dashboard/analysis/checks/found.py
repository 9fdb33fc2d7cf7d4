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
    "drift",
    "labels",
    "by heart",
]
Step = Literal[
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
class Found:
    """One finding of the check `check`.

    `evidence` are the numbers, `meaning` is what follows if they are what they seem. `step` is what to do, with
    `columns`, and with `values` in them or `rows` of the file; `label` says so on a button. A worker finds
    them and each reader has them in a language.
    """

    check: Check
    numbers: Message | str
    follows: Message | str
    step: Step = "none"
    columns: tuple[str, ...] = ()
    button: Message | str = ""
    values: tuple[float, ...] = ()
    rows: tuple[int, ...] = ()

    @property
    def evidence(self) -> str:
        return str(self.numbers)

    @property
    def meaning(self) -> str:
        return str(self.follows)

    @property
    def label(self) -> str:
        return str(self.button)
