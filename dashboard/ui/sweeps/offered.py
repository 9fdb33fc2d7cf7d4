"""The sweep that a lesson offers: of one setting of its own experiment, trained when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial

from dashboard.analysis.sweeps.swept import arms_of, size_in_words
from dashboard.experiment.arms import grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.sweeps.numbers import numbers
from dashboard.experiment.sweeps.sweep import Sweep, sweep
from dashboard.ui.controls.lab_link import lab_link
from dashboard.ui.plain import plain
from dashboard.ui.server import get_engine
from dashboard.ui.sweeps.drawn import draw_sweep, extras_of, warnings_of
from dashboard.ui.waiting.batch import show_batch
from dashboard.ui.waiting.durations import duration_in_words
from dashboard.ui.waiting.work import RunPrompt
from language.languages import speaking, spoken
from language.say import later, mark, t


def offer_sweep(
    key: str,
    experiment: Experiment,
    number: str,
    seeds: int,
    *,
    values: Sequence[float] = (),
    title: str = "",
    is_set: bool = False,
) -> None:
    """A button that trains the experiment at many values of one number, and then charts to drag through.

    It is no part of what the lesson trains when it is opened. The values are those that the lab has, or `values`, and
    it has the number's name, or the `title`. The experiment is the lesson's, and so is its value, unless a control of
    the page `is_set` to it.
    """
    one = made_once(experiment, number, tuple(values), spoken())
    arms = arms_of(one)
    cost = later(
        "{label}: {size}, about {time}; then a slider goes through the values.",
        label=title or plain(one.label),
        size=size_in_words(one, seeds),
        time=duration_in_words(get_engine().seconds(*grid(arms, seeds))),
    )
    show_batch(
        f"{key} sweep",
        arms,
        seeds,
        partial(draw_sweep, one, key=f"{key}-sweep", is_set=is_set),
        extras=extras_of(one),
        ask=RunPrompt(cost, mark("Run the sweep"), once=True),
        warnings=warnings_of(one),
    )
    lab_link(t("A sweep of this setting in the lab"), experiment, sweep=(number,))


@lru_cache(maxsize=128)
def made_once(experiment: Experiment, number: str, values: tuple[float, ...], language: str) -> Sweep:
    """Made once for all who read that language: a page asks for it each time it is drawn, and it takes 15 ms."""
    with speaking(language):
        varied = numbers(experiment)[number]
        return sweep([replace(varied, values=values or varied.values)], experiment)
