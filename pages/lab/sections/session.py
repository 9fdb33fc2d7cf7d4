"""The training of a visit: started, stopped, pinned, and remembered across pages."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import NamedTuple

from dashboard.engine.environment import EngineSettings
from dashboard.engine.run import Run
from dashboard.experiment.differences import changed_settings
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Choice, Toggle
from dashboard.experiment.record import Record
from dashboard.ui.controls import settings
from dashboard.ui.pause import PATIENCE_SECONDS, pause
from dashboard.ui.runs.keeping import keep
from dashboard.ui.server import get_engine, seconds_of, stop_own, visitor
from dashboard.ui.session import Slot, is_step_in_history, page_acted
from dashboard.ui.waiting.live import seconds_to_next_look

RUN: Slot[Run | None] = Slot("run", None)
_FIRST_SEEN: Slot[tuple[str, float, int] | None] = Slot("first seen", None)
# The training before the current one, which that is compared with: the one from before a gesture began.
BEFORE: Slot[Record | None] = Slot("record before", None)
# The last training before the current one of which there are curves.
LAST: Slot[Record | None] = Slot("record last", None)
# The settings that the last training changed, and when it began.
_GESTURE: Slot[tuple[frozenset[str], float]] = Slot("gesture", (frozenset(), 0.0))
# Of the experiments that are pinned, by their digests: their curves, or the training that makes them.
_PINNED: Slot[Mapping[str, Record | Run]] = Slot("pinned", {})
# Steps of the same sliders that follow each other so soon are one gesture.
GESTURE_SECONDS = 3.0
# Each may hold a curve of thousands of epochs.
MOST_PINS = 12


class Stage(NamedTuple):
    """How far the visit's training is, as far as parts of the page depend on it, and what the sidebar shows."""

    ready: bool
    experiment: Experiment
    run: str = ""
    begun: bool = False
    over: bool = False
    pins: int = 0


def stage() -> Stage:
    run, shown = RUN.get(), settings.EXPERIMENT.get()
    if run is None:
        return Stage(get_engine().ready, shown)
    return Stage(
        ready=True, experiment=shown, run=run.id, begun=run.record.epoch > 0, over=run.ended, pins=len(pinned())
    )


def train_shown() -> None:
    """Trains the experiment that the sidebar shows. For the button, which is pressed before the page is drawn."""
    page_acted()
    train(settings.current())


def train(experiment: Experiment) -> None:
    """Starts a training; a running one is stopped, and the one before stays as what this one is compared with."""
    stop()
    _remember(experiment)
    settings.UNTRAINED.set(False)
    run = get_engine().submit(experiment, visitor())
    RUN.set(run)
    keep(run)
    # On a full server no shorter than until a first look: to draw the page once costs half of twice.
    pause(run.wait, max(PATIENCE_SECONDS, seconds_to_next_look()))


def _remember(experiment: Experiment) -> None:
    """Steps of one gesture, such as a slider that is dragged, are compared with what there was before it began."""
    run, now = RUN.get(), time.monotonic()
    if run is not None and len(run.record.history):
        LAST.set(run.record)
    changed = changed_settings(run.record.experiment, experiment) if run else ()
    names = frozenset(setting.name for setting in changed)
    began, last = _GESTURE.get()
    _GESTURE.set((names, now))
    # Who chooses twice from a list has seen what the first choice led to.
    steps = not any(isinstance(setting.control, Choice | Toggle) for setting in changed)
    if not (names and steps and names == began and now - last < GESTURE_SECONDS):
        BEFORE.set(LAST.get())


def drawn_record() -> Record | None:
    """Whose curves are drawn: until a training's first epoch, and where it failed, those of the last one with any."""
    run = RUN.get()
    return run.record if run is not None and len(run.record.history) else LAST.get()


def train_changed(experiment: Experiment) -> None:
    """Trains what the sidebar shows where it differs from what was trained, if that is wanted and soon done."""
    if is_behind(experiment) and settings.AS_I_CHANGE.get() and is_quick(seconds_of(experiment)):
        train(experiment)


def is_quick(seconds: float) -> bool:
    """Whether a training of that length may start without the button."""
    return seconds <= quick_seconds()


def quick_seconds() -> float:
    """How long a training may take that starts by itself."""
    return EngineSettings().quick_seconds


def is_behind(experiment: Experiment) -> bool:
    """Whether the curves are those of another experiment."""
    run = RUN.get()
    return run is not None and run.record.experiment != experiment


def stop_shown() -> None:
    """Stops the training that is shown. For the button."""
    page_acted()
    stop()


def stop() -> None:
    """Ends the running training, unless it has gone over to another visitor; what was learned so far stays."""
    run = RUN.get()
    if run is not None:
        stop_own(run)


def train_first(experiment: Experiment) -> None:
    """Trains without a click what a visit or a link begins with, as soon as the engine is there.

    A step back or forward is a change like any other, once there is a training to change.
    """
    if is_step_in_history() and RUN.get() is not None:
        settings.UNTRAINED.set(False)
    if settings.UNTRAINED.get() and not waits_for_button() and get_engine().ready:
        train(experiment)


def waits_for_button() -> bool:
    """Whether nothing has been trained yet of a link that says so."""
    return settings.UNTRAINED.get() and not settings.AS_I_CHANGE.get()


def first_seen(run: Run) -> tuple[float, int]:
    """When the page first saw this training, by the monotonic clock, and its epochs then: the start of its pace."""
    seen = _FIRST_SEEN.get()
    if seen is None or seen[0] != run.id:
        seen = (run.id, time.monotonic(), run.record.epoch)
        _FIRST_SEEN.set(seen)
    return seen[1], seen[2]


def pin(record: Record) -> None:
    """Keeps these curves as ghosts behind later ones, the last MOST_PINS of them; of the current training its last.

    The button may have been drawn before that ended, with the record of then.
    """
    page_acted()
    run = RUN.get()
    own = run if run and run.record.experiment == record.experiment and len(run.record.history) else None
    kept = own if own and not own.ended else (own.record if own else record).outcome
    others = (one for one in settings.PINS.get() if one != record.experiment)
    pins = (*others, record.experiment)[-MOST_PINS:]
    known = {**_PINNED.get(), record.experiment.digest: kept}
    settings.PINS.set(pins)
    _PINNED.set({one.digest: known[one.digest] for one in pins if one.digest in known})


def unpin() -> None:
    page_acted()
    stop_own(*(run for run in pin_runs() if run is not RUN.get()))
    settings.PINS.clear()
    _PINNED.clear()


def pinned() -> tuple[Record, ...]:
    """The curves that are pinned, as far as they are there."""
    found = (_PINNED.get().get(one.digest) for one in settings.PINS.get())
    records = (one.record if isinstance(one, Run) and one.ended else one for one in found)
    return tuple(record for record in records if isinstance(record, Record) and len(record.history))


def pin_runs() -> list[Run]:
    """The trainings of pins, also those that have ended since."""
    return [one for one in _PINNED.get().values() if isinstance(one, Run)]


def train_pins() -> None:
    """Trains what a link has pinned, behind what it shows."""
    missing = [one for one in settings.PINS.get() if one.digest not in _PINNED.get()]
    if missing and not waits_for_button() and get_engine().ready:
        runs = [get_engine().submit(one, visitor()) for one in missing]
        for run in runs:
            keep(run)
        _PINNED.set({**_PINNED.get(), **{run.record.experiment.digest: run for run in runs}})
