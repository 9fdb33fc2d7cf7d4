"""The records of a text, before it is known which of them are rows, and what their cells look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.data.tables.cells import LONGEST
from dashboard.data.tables.signs import MISSING

_NUMBER = re.compile(r"[\s(+\-\u2212$€£¥₩<>≤≥~]*\d[\d.,'\s]*(e[+-]?\d+)?\s*[-%€원)]?(\[\w{1,3}\])*", re.IGNORECASE)
_MOMENT = re.compile(r"\d{1,4}[-/.:]\d{1,2}[-/.:]\d{1,4}([T ].*)?")


@dataclass(frozen=True)
class TextRecord:
    """The cells of a record, and its number, blank ones counted: a cell may go over several lines of the file."""

    cells: tuple[str, ...]
    number: int

    @property
    def filled(self) -> int:
        return sum(bool(cell) for cell in self.cells)


def mostly(kind: Callable[[str], bool], column: Sequence[str]) -> bool:
    present = [cell for cell in column if not is_missing(cell)]
    return bool(present) and sum(map(kind, present)) > 0.8 * len(present)


def is_missing(cell: str) -> bool:
    return cell.lower() in MISSING


def is_measured(cell: str) -> bool:
    return is_number(cell) or bool(_MOMENT.fullmatch(cell))


def is_number(cell: str) -> bool:
    return len(cell) <= LONGEST and bool(_NUMBER.fullmatch(cell))


def cells_of(records: Sequence[TextRecord], width: int) -> list[tuple[str, ...]]:
    return [record.cells for record in records if len(record.cells) == width]
