"""The unit of work of a worker."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from dashboard.engine.run import Run


@dataclass(eq=False)
class Task:
    """Runs of one owner and one architecture, which a worker trains in this order.

    `compiles` says that the worker has to compile their program first.
    """

    worker: str
    runs: tuple[Run, ...]
    compiles: bool
    id: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def owner(self) -> str:
        return self.runs[0].owner

    @property
    def unfinished(self) -> list[Run]:
        return [run for run in self.runs if not run.ended]
