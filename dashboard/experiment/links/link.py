"""A whole link, read: an experiment, and what of the link had to be ignored.

Beside settings a link may name controls to hide and to lock (`restrictions`), numbers to sweep, trainings to pin, and
the choices below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.clauses import first, not_a_setting, not_among, problem
from dashboard.experiment.links.pins import PINS, wrong_in_pins
from dashboard.experiment.links.restrictions import HIDE, LOCK, wrong_in_restrictions
from dashboard.experiment.links.settings import from_settings_of
from dashboard.experiment.links.sweep import SWEEP, wrong_in_sweep
from dashboard.experiment.settings import SETTINGS
from language.languages import LANGUAGES

# `?train=on_click` waits for the button, `?test=sealed` shows the test set only when asked, `?lang=ko` sets the
# language, and `?show=objective` shows that curve.
TRAIN, TEST, LANG, SHOW = "train", "test", "lang", "show"
ON_CLICK, SEALED, OBJECTIVE = "on_click", "sealed", "objective"
_CHOICES = {TRAIN: (ON_CLICK,), TEST: (SEALED,), SHOW: (OBJECTIVE,), LANG: tuple(LANGUAGES)}


def from_link(query: Mapping[str, str]) -> tuple[Experiment, tuple[str, ...]]:
    """The experiment in a link, and a clause for each part of the link that had to be ignored.

    Never raises: whatever the link holds, its valid part is used.
    """
    beside = [clause for name, text in query.items() if name not in SETTINGS for clause in _wrong_in(name, text)]
    experiment, problems = from_settings_of(query)
    return experiment, first([*beside, *problems])


def trains_on_click(query: Mapping[str, str]) -> bool:
    """Whether a link asks the lab to wait for the Train button, instead of training at every change."""
    return query.get(TRAIN) == ON_CLICK


def _wrong_in(name: str, text: str) -> list[str]:
    """A clause for each thing that is wrong with a part of a link that is no setting."""
    if name not in _WRONG_IN:
        return [not_a_setting(name)]
    return [problem(name, clause) for clause in _WRONG_IN[name](text)]


def _wrong_choice(allowed: Sequence[str], text: str) -> list[str]:
    return [] if text in allowed else [not_among(text, allowed)]


# What is wrong with each part of a link that is no setting, as clauses.
_WRONG_IN: dict[str, Callable[[str], Sequence[str]]] = {
    **dict.fromkeys((HIDE, LOCK), wrong_in_restrictions),
    SWEEP: wrong_in_sweep,
    PINS: wrong_in_pins,
    **{name: partial(_wrong_choice, allowed) for name, allowed in _CHOICES.items()},
}
