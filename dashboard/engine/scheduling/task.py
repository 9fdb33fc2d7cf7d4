"""The unit of work of a worker."""

from __future__ import annotations

import uuid
from collections.abc import Hashable
from dataclasses import dataclass, field

from dashboard.engine.run import Run


@dataclass(eq=False)
class Task:
    """Runs of one owner by one program, which a worker trains in this order.

    `compiles` says that the worker has to compile it first.
    """

    worker: str
    runs: tuple[Run, ...]
    compiles: bool
    id: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def owner(self) -> str:
        return self.runs[0].owner

    @property
    def program(self) -> Hashable:
        return self.runs[0].program

    @property
    def unfinished(self) -> list[Run]:
        return [run for run in self.runs if not run.ended]
