"""The link that stands: the experiment that a visit took from it, and what of it had to be ignored."""

from __future__ import annotations

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.link import from_link
from dashboard.experiment.links.restrictions import restrictions_of
from dashboard.experiment.links.sweep import SWEEP, swept_by
from dashboard.experiment.sweeps.numbers import number_settings
from dashboard.ui.controls.trainable import trainable
from dashboard.ui.session import Slot
from language.say import t

_EXPERIMENT: Slot[Experiment | None] = Slot("experiment of the link", None)
# The link, if parts of it had to be ignored: which, is worded in the language that is spoken by then.
_IGNORED: Slot[dict[str, str]] = Slot("link with problems", {})


def take(query: dict[str, str]) -> Experiment:
    """The experiment of a link, as far as it can be trained; from now on this link stands."""
    experiment, problems = _linked(query)
    put(query, experiment, ignored=bool(problems))
    return experiment


def put(query: dict[str, str], experiment: Experiment, *, ignored: bool) -> None:
    """Has a link stand that gave this experiment, with parts of it `ignored` or not."""
    _EXPERIMENT.set(experiment)
    _IGNORED.set(query if ignored else {})


def ignored(now: Experiment) -> tuple[str, ...]:
    """A clause for each part that had to be ignored; none once another experiment than the link's is chosen."""
    if now != _EXPERIMENT.get():
        _IGNORED.clear()
    return _linked(_IGNORED.get())[1] if _IGNORED.get() else ()


def swept_in(query: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers that a link sweeps, and a clause for each that it also hides or locks: those stay as they are."""
    kept, asked = restrictions_of(query).kept, swept_by(query)
    apart = {name: t("{name} is hidden or locked", name=name) for name in asked if kept(number_settings()[name])}
    return tuple(name for name in asked if name not in apart), tuple(f"{SWEEP}: {one}" for one in apart.values())


def _linked(query: dict[str, str]) -> tuple[Experiment, tuple[str, ...]]:
    """The experiment, and a clause for each part of the link that had to be ignored."""
    linked, problems = from_link(query)
    experiment, missing = trainable(linked)
    return experiment, problems + missing + swept_in(query)[1]
