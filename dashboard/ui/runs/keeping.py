"""Keeps what a visit trains, unless the visitor wants nothing to be kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.store.code_version import code_version
from dashboard.store.environment import StoreSettings
from dashboard.store.errors import StoreError
from dashboard.store.keeping.keeper import Keeper
from dashboard.store.keeping.shelf import Shelf
from dashboard.store.keeping.tidying import Expiry
from dashboard.store.kept import Study, Trial
from dashboard.store.store import RunStore
from dashboard.ui.classroom.rooms import get_classrooms
from dashboard.ui.runs.owner import owner
from dashboard.ui.session import LESSON, Slot, one_per_process

# What the store answered when it was last asked in this visit.
_DECLINED: Slot[bool | None] = Slot("keep nothing asked", None)


@one_per_process
def get_keeper() -> Keeper:
    """The keeper that all visits share, started at the first call as the environment says."""
    # It reads all of the code, which the end of a training should not wait for.
    code_version()
    settings = StoreSettings()
    expiry = Expiry(settings.keep_days, settings.keep_runs) if settings.demo else None
    return Keeper(RunStore(settings.url), expiry, get_classrooms(), Shelf(settings.shelf))


def keep(run: Run) -> None:
    """Has a run kept once it has ended by itself."""
    name = owner()
    if name is not None and not keeps_nothing():
        run.when_ended(partial(get_keeper().keep, name))


def keep_trials(runs: Sequence[Run], arms: Sequence[Experiment]) -> None:
    """Has the trainings of a comparison kept as each of them ends by itself, as trials of this page's lesson.

    The runs come seed by seed; `arms` are the experiments at the first seed.
    """
    name = owner()
    if name is None or keeps_nothing():
        return
    study, keeper = Study.of(LESSON.get(), arms), get_keeper()
    for place, run in enumerate(runs):
        run.when_ended(partial(keeper.keep, name, trial=Trial(study, place)))


def keeps_nothing(*, anew: bool = False) -> bool:
    """Whether this visitor wants nothing to be kept; asked `anew`, since another tab may have changed it."""
    name, declined = owner(), None if anew else _DECLINED.get()
    if declined is None and name is not None:
        try:
            declined = get_keeper().store.declines(name)
        except StoreError:
            # The keeper will report that the store can't be read.
            return False
        _DECLINED.set(declined)
    return bool(declined)


def set_keeps_nothing(*, keep_nothing: bool) -> None:
    """Notes whether nothing is kept of this visitor from now on, or everything again. Raises StoreError."""
    name = owner()
    if name is not None:
        get_keeper().store.decline(name, keep_nothing=keep_nothing)
        _DECLINED.set(keep_nothing)
