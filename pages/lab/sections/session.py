"""The training of a visit: started, stopped, and remembered across pages."""

from __future__ import annotations

import time
from functools import partial
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
from dashboard.ui.waiting.jobs import stopped_if_interrupted
from dashboard.ui.waiting.live import seconds_to_next_look

# Steps of the same sliders that follow each other so soon are one gesture.
GESTURE_SECONDS = 3.0


class Gesture(NamedTuple):
    """The settings that a training changed, and when it began."""

    names: frozenset[str] = frozenset()
    began: float = 0.0


class FirstSeen(NamedTuple):
    """When the page first saw a training, by the monotonic clock, and its epochs then: the start of its pace."""

    run: str
    seconds: float
    epoch: int


RUN: Slot[Run | None] = Slot("run", None)
# The training before the current one, which that is compared with: the one from before a gesture began.
BEFORE: Slot[Record | None] = Slot("record before", None)
# The last training before the current one of which there are curves.
LAST: Slot[Record | None] = Slot("record last", None)
_GESTURE: Slot[Gesture] = Slot("gesture", Gesture())
_FIRST_SEEN: Slot[FirstSeen | None] = Slot("first seen", None)


def train_shown() -> None:
    """Trains the experiment that the sidebar shows. For the button, which is pressed before the page is drawn."""
    page_acted()
    train(settings.current())


def train(experiment: Experiment) -> None:
    """Starts a training; a running one is stopped, and the one before stays as what this one is compared with.

    Nothing is stopped before this one is noted, and nothing taken for trained before all of it is done: with a newer
    run of the page, Streamlit ends this one wherever it next touches its session.
    """
    before = RUN.get()
    _remember(experiment)
    run = get_engine().submit(experiment, visitor())
    with stopped_if_interrupted(partial(stop_own, run)):
        RUN.set(run)
    if before is not None and before is not run:
        stop_own(before)
    keep(run)
    settings.UNTRAINED.set(False)
    # On a full server no shorter than until a first look: to draw the page once costs half of twice.
    pause(run.wait, max(PATIENCE_SECONDS, seconds_to_next_look()))


def _remember(experiment: Experiment) -> None:
    """Steps of one gesture, such as a slider that is dragged, are compared with what there was before it began."""
    run, now = RUN.get(), time.monotonic()
    if run is not None and len((record := run.record).history):
        # One under way is about to be stopped.
        LAST.set(record if record.ending else record.stopped())
    changed = changed_settings(run.record.experiment, experiment) if run else ()
    before, gesture = _GESTURE.get(), Gesture(frozenset(setting.name for setting in changed), now)
    _GESTURE.set(gesture)
    # Who chooses twice from a list has seen what the first choice led to.
    steps = not any(isinstance(setting.control, Choice | Toggle) for setting in changed)
    goes_on = gesture.names == before.names and now - before.began < GESTURE_SECONDS
    if not (gesture.names and steps and goes_on):
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

    Not what is under way already. A step back or forward is a change like any other, once there is a training to
    change.
    """
    run = RUN.get()
    begun = run is not None and run.record.experiment == experiment and not run.ended
    if begun or (is_step_in_history() and run is not None):
        settings.UNTRAINED.set(False)
    if settings.UNTRAINED.get() and not waits_for_button() and get_engine().ready:
        train(experiment)


def waits_for_button() -> bool:
    """Whether nothing has been trained yet of a link that says so."""
    return settings.UNTRAINED.get() and not settings.AS_I_CHANGE.get()


def first_seen(run: Run) -> FirstSeen:
    """When the page first saw this training: now, if it never did."""
    seen = _FIRST_SEEN.get()
    if seen is None or seen.run != run.id:
        seen = FirstSeen(run.id, time.monotonic(), run.record.epoch)
        _FIRST_SEEN.set(seen)
    return seen
