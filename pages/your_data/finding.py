"""What networks make of a visitor's own data, in words."""

from __future__ import annotations

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.results import Results
from dashboard.analysis.verdict import RISEN
from dashboard.analysis.winner import FEWEST, winner
from dashboard.analysis.words import listed, percent
from dashboard.data.dataset import CLASSIFIERS, Dataset
from dashboard.experiment.arms import BASELINE
from dashboard.experiment.record import Record


def guess(dataset: Dataset) -> str:
    """What knowing only the targets gets: the score that a network has to beat."""
    _, y = dataset.make(0, 0.0, 0, 0)
    if dataset.task not in CLASSIFIERS:
        return "Always answering the mean has an R² of 0."
    counts = np.bincount(y)
    likely, share = dataset.class_names[int(counts.argmax())], percent(counts.max() / len(y))
    return f"Always answering {likely} is right for {share} of them."


def overfits(record: Record) -> bool:
    """Whether validation loss has risen from its lowest by as much as the lab's verdict asks for."""
    validation = record.history.losses[:, outcome.VALIDATION]
    return bool(validation[-1] >= RISEN * validation.min())


def finding(results: Results) -> str:
    """Whether the large network overfits, what has the lowest validation loss, and what that one reaches on test."""
    found = winner(results, BASELINE, outcome.validation_loss)
    if found is None:
        return f"Training. A first comparison needs {FEWEST} seeds."
    titles = {arm.name: arm.title for arm in results.arms}
    return f"{_large(results[BASELINE])} {_best(results, found.best, found.tied, titles)}"


def _large(records: tuple[Record, ...]) -> str:
    count = sum(overfits(record) for record in records)
    seeds = f"{count} of {len(records)} seeds"
    if count == 0:
        return "**The large network does not overfit these data:** at no seed does its validation loss rise by a tenth."
    lowest = sum(record.history.losses[:, outcome.VALIDATION].min() for record in records) / len(records)
    last = sum(record.history.losses[-1, outcome.VALIDATION] for record in records) / len(records)
    return (
        f"**The large network overfits these data at {seeds}:** its validation loss is {lowest:.3g} at its lowest and "
        f"{last:.3g} at the end, on average."
    )


def _best(results: Results, best: str, tied: tuple[str, ...], titles: dict[str, str]) -> str:
    loss = results.mean(best, outcome.validation_loss)
    beside = (
        f"; {listed([titles[name] for name in tied])} can't be told from it" if tied else ", clearly below all others"
    )
    metric, test = results[best][0].experiment.metric, results.mean(best, outcome.test_metric)
    reached = percent(test) if metric == "accuracy" else f"{test:.2f}"
    return (
        f"**{titles[best]}** has the lowest validation loss, {loss:.3g}{beside}. Its {metric} on the test set, which "
        f"took no part in that choice, is {reached}."
    )
