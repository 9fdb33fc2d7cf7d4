"""The runs that the lab has kept, without a page."""

from __future__ import annotations

from contextlib import suppress

from dashboard.api.finished import Finished
from dashboard.figures.report.report import About
from dashboard.store.kept import EVERYBODY, KeptRun


class StoredRun(Finished, KeptRun):
    """A run that the lab has kept. It can be reported, saved and logged as a `TrainedRun` can."""

    @property
    def _about(self) -> About:
        return About(self.summary.note, self.summary.code)


def runs(
    data: str = "", kind: str = "", *, starred: bool = False, lesson: str = "", most: int = 100
) -> tuple[StoredRun, ...]:
    """The newest runs of the lab on this computer, at most `most`.

    `data` selects those on the data set of this title, `kind` those with this verdict, `starred` those with a star.
    They are those that were trained by themselves, or with a `lesson`, such as "which_fix", those of its comparisons.
    Each has a `summary` (settings, losses, note), a `record` (experiment, curves, last weights) and its `verdict`.
    Raises StoreError if the database can't be read. On a demo runs belong to browsers, and there are none here.
    """
    from dashboard.store.environment import StoreSettings
    from dashboard.store.errors import StoreError
    from dashboard.store.judging import MOST_AWAITED
    from dashboard.store.listing import Query
    from dashboard.store.store import RunStore

    store = RunStore(StoreSettings().url)
    try:
        if kind:
            # What has no verdict yet is of no kind; where none can be written, those that have one are found.
            with suppress(StoreError):
                while store.judge(MOST_AWAITED):
                    pass
        found = store.find(Query(EVERYBODY, data, kind, starred=starred, lesson=lesson), 0, most)
        kept = store.get([run.id for run in found.runs], EVERYBODY)
        return tuple(StoredRun(run.summary, run.record, run.verdict, run.own) for run in kept)
    finally:
        store.close()
