"""A run as a line of the list: what was set in it, and what came out."""

from __future__ import annotations

import math
from collections.abc import Iterable

from dashboard.analysis.words import listed, loss_in_words
from dashboard.data.dataset import DataError
from dashboard.experiment.differences import changed_settings, format_value
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import SETTINGS, Setting
from dashboard.export.describe import in_sentence
from dashboard.store.kept import Summary
from dashboard.store.studies import StudySummary
from language.say import t, tn

NONE = "\N{EN DASH}"
# Of more settings than this, a comparison is called by the first ones.
MOST_NAMED = 3
# What has a column of its own.
_APART = {"dataset"}


def settings_in_words(run: Summary) -> str:
    """What differs from the lab's defaults, such as "L2 0.01, dropout 0.5"; seeds too."""
    try:
        return in_words(run.experiment, changed_settings(Experiment(), run.experiment)) or t("none: the lab's defaults")
    except DataError:
        # A table of one's own that is no longer here: what its settings mean depends on it.
        default = Experiment()
        differing = (s for s in SETTINGS.values() if s.of(run.experiment) != s.of(default) and s.name not in _APART)
        return ", ".join(f"{in_sentence(s.control.label)} {run.settings[s.name]}" for s in differing)


def in_words(experiment: Experiment, settings: Iterable[Setting]) -> str:
    """Settings with their values in an experiment, without the data set."""
    return ", ".join(
        f"{in_sentence(setting.control.label)} {format_value(setting, experiment)}"
        for setting in settings
        if setting.name not in _APART
    )


def study_in_words(study: StudySummary) -> str:
    """Such as "Two moons, 72 training runs that differ in L2 and dropout"."""
    labels = [in_sentence(SETTINGS[name].control.label) for name in study.varied if name in SETTINGS]
    said = {"data": t(study.data), "count": study.runs}
    if not labels:
        return tn("{data}, {count} training run", "{data}, {count} training runs", study.runs, data=said["data"])
    if len(labels) > MOST_NAMED:
        first = ", ".join(labels[:MOST_NAMED])
        return t("{data}, {count} training runs that differ in {settings} and more", settings=first, **said)
    return t("{data}, {count} training runs that differ in {settings}", settings=listed(labels), **said)


def loss_in_cell(value: float) -> str:
    """A dash stands for one that was never measured."""
    return NONE if math.isnan(value) else str(loss_in_words(value))


def chosen_in_words(count: int) -> str:
    """How many runs are chosen."""
    return tn("Chosen: {count} run", "Chosen: {count} runs", count)
