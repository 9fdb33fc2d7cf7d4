"""In another unit of the target every loss is another number, and the verdict the same: of few rows, too."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.verdicts.made import SHAPES, Draw
from dashboard.analysis.verdict import Verdict, judge
from dashboard.analysis.verdict.known import Known
from dashboard.experiment.history import Ending, History
from dashboard.experiment.row_losses import RowLosses

ALIKE = Known(10.0, drawn_alike=True)
SEEDS = range(3)


def said(shape: str, seed: int, unit: float) -> Verdict:
    """Of curves with 5 to 50 validation rows, at some seeds restored, at others trained on; all losses in a `unit`."""
    rng = np.random.default_rng(seed)
    epochs = int(rng.integers(20, 120))
    train, validation = SHAPES[shape][1](Draw(rng, epochs))
    rows, lowest = int(rng.integers(5, 50)), int(np.argmin(validation))
    restored = lowest + 1 if seed % 3 == 1 else None
    hard = rng.gamma(2.0, 0.5, rows)
    kept, before = (validation[place] * hard / hard.mean() for place in (lowest if restored else -1, lowest))
    kept = kept * (draw := rng.uniform(0.5, 1.5, rows)) / draw.mean()
    ahead = kept * rng.uniform(0.8, 1.2, (2, 1)) if seed % 3 else np.zeros((0, 0))
    losses = unit * np.column_stack([train, validation, validation])
    history = History(losses, np.full_like(losses, np.nan), losses[:, 0], losses[:, 1])
    ending = Ending("early stopping" if restored else "finished", epochs, restored)
    found = RowLosses(unit * before, unit * kept, np.zeros(0), np.zeros(0), unit * ahead)
    return judge(history, ending, unit, found, ALIKE)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", SEEDS)
# Powers of two, which leave all digits as they are.
@pytest.mark.parametrize("unit", [2.0**-9, 2.0**12])
def test_a_verdict_does_not_depend_on_the_unit_of_the_loss(shape: str, seed: int, unit: float) -> None:
    plain, other = said(shape, seed, 1.0), said(shape, seed, unit)
    assert (other.kind, other.between, other.epoch, other.best_epoch, other.rose) == (
        plain.kind,
        plain.between,
        plain.epoch,
        plain.best_epoch,
        plain.rose,
    )
    assert other.rise == pytest.approx(plain.rise)
    assert other.rise_interval == pytest.approx(plain.rise_interval)
