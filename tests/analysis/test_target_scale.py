"""Standardized targets come back in their own unit; classes stay."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.target_scale import target_scale
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits, raw_parts


def test_targets_come_back_as_they_were() -> None:
    experiment = change(Experiment(), dataset="diabetes")
    scale = target_scale(experiment)
    for part, raw in zip(make_splits(experiment).parts, raw_parts(experiment), strict=True):
        assert scale.inverse_transform(part.y) == pytest.approx(raw.y, rel=1e-5)


def test_classes_stay_whole_numbers() -> None:
    experiment = Experiment()
    y = make_splits(experiment).train.y
    assert target_scale(experiment).inverse_transform(y) is y
    assert np.issubdtype(y.dtype, np.integer)
