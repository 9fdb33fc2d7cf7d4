"""An epoch that the verdict says validation loss was lowest at is the one that the chart marks."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from dashboard.analysis.verdict import judge, judge_record
from dashboard.experiment.history import Ending, History
from dashboard.experiment.record import Record
from dashboard.figures.curves import loss_panel
from tests.made import made_record

# Of what a sentence says: at that epoch, at that epoch among those up to the weights kept, or around it.
SAID = re.compile(r"(?:lowest|\(\S+) (at|around) epoch (\d[\d,]*\d|\d)(, of those)?")


def drawn(seed: int) -> Record:
    """A loss that falls, and then stays or rises, with noise from epoch to epoch; some are stopped early."""
    rng = np.random.default_rng(seed)
    epochs = int(rng.integers(6, 250))
    time = np.arange(epochs) / epochs
    loss = 0.2 + 0.5 * np.exp(-time / rng.uniform(0.02, 0.3)) + rng.choice([0.0, 0.3]) * np.maximum(time - 0.3, 0.0)
    loss *= np.exp(rng.choice([0.0, 0.02, 0.1, 0.3]) * rng.normal(size=epochs))
    if rng.random() < 0.3:
        restored = int(rng.integers(1, epochs))
        return made_record(loss, reason="early stopping", restored=restored, constant_loss=0.69)
    return made_record(loss, constant_loss=0.69)


@cache
def found() -> list[tuple[int, int, str, str]]:
    """The epoch marked, the epoch said, and in which words; of each drawn record whose sentence names one."""
    records = [drawn(seed) for seed in range(250)]
    named = [(record, SAID.search(judge_record(record).sentence)) for record in records]
    return [
        (int(np.argmin(record.history.losses[:, 1])) + 1, int(said[2].replace(",", "")), said[1], said[3] or "")
        for record, said in named
        if said
    ]


def test_the_lowest_epoch_has_one_number() -> None:
    plain = [(marked, said) for marked, said, where, among in found() if where == "at" and not among]
    assert len(plain) > 50
    assert all(marked == said for marked, said in plain)


def test_where_another_epoch_is_meant_that_is_said() -> None:
    """Or another loss than the chart has there: that of the verdict is a median."""
    others = [(marked, said) for marked, said, where, among in found() if where == "around" or among]
    assert sum(marked != said for marked, said in others) > 5


# Of a sentence that holds the last loss against one before: the epoch of that.
COMPARED = re.compile(r"(?:it was \S+|lowest|\(\S+) (?:at|around) epoch (\d+)")


def test_no_loss_is_compared_with_what_it_was_at_the_same_epoch() -> None:
    """Also where the last of many noisy epochs happens to be the lowest, be the median over the last ones so or not."""
    seeds = {True: 0, False: 0}
    for seed in range(80):
        rng = np.random.default_rng(seed)
        falls = 0.5 * np.exp(-np.arange(60) / 20)
        train, validation = falls + 0.3 + rng.normal(0.0, 0.05, 60), falls + 0.4 + rng.normal(0.0, 0.15, 60)
        validation[-1] = validation[-6:].min() - 0.01
        losses = np.column_stack([train, validation, validation])
        history = History(losses, np.full_like(losses, np.nan), train, validation)
        sentence = judge(history, Ending("finished", 60), None).sentence
        named = COMPARED.search(sentence)
        assert named is None or int(named[1]) < 60
        seeds["its lowest so far" in sentence] += named is not None or "its lowest so far" in sentence
    assert min(seeds.values()) > 3


def test_the_last_loss_is_not_called_the_lowest_where_a_single_epoch_was_lower() -> None:
    """There it stands alone, so that the median is lowest at the end."""
    validation = np.exp(-np.arange(60) / 3) + np.where(np.arange(60) < 50, 0.45, 0.4)
    validation[35] = 0.39
    train = validation - 0.1
    losses = np.column_stack([train, validation, validation])
    said = judge(History(losses, np.full_like(losses, np.nan), train, validation), Ending("finished", 60), None)
    assert "its lowest so far but for individual epochs;" in said.sentence


def test_the_chart_and_its_text_mark_the_lowest_epoch_of_the_curve() -> None:
    panel = loss_panel(made_record([0.7, 0.5, 0.3, 0.31, 0.35, 0.4]))
    assert "Validation loss was lowest at epoch 3." in panel.alt
