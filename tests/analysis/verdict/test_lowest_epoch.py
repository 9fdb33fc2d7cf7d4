"""An epoch that the verdict says validation loss was lowest at is the one that the chart marks."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from dashboard.analysis.verdict import judge_record
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
    assert len(plain) > 60
    assert all(marked == said for marked, said in plain)


def test_where_another_epoch_is_meant_that_is_said() -> None:
    """Or another loss than the chart has there: that of the verdict is a median."""
    others = [(marked, said) for marked, said, where, among in found() if where == "around" or among]
    assert sum(marked != said for marked, said in others) > 5


def test_the_chart_and_its_text_mark_the_lowest_epoch_of_the_curve() -> None:
    panel = loss_panel(made_record([0.7, 0.5, 0.3, 0.31, 0.35, 0.4]))
    assert "Validation loss was lowest at epoch 3." in panel.alt
