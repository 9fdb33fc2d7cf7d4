"""The runs that the lab has kept, without a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.store.kept import KeptRun


def runs(data: str = "", kind: str = "", *, starred: bool = False, most: int = 100) -> tuple[KeptRun, ...]:
    """The newest runs of the lab on this computer: those on the data set of this title, of this verdict, with a star.

    Each has a `summary` (settings, losses, note), a `record` (experiment, curves, last weights) and its `verdict`.
    Raises StoreError if the database can't be read. On a demo runs belong to browsers, and there are none here.
    """
    from dashboard.store.environment import StoreSettings
    from dashboard.store.kept import EVERYBODY
    from dashboard.store.listing import Query
    from dashboard.store.store import RunStore

    store = RunStore(StoreSettings().url)
    try:
        found = store.find(Query(EVERYBODY, data, kind, starred=starred), 0, most)
        return store.get([run.id for run in found.runs], EVERYBODY)
    finally:
        store.close()
