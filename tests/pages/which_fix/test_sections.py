"""What the page says of single remedies is said of those that it tries."""

from __future__ import annotations

import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import MOST_SAMPLES
from dashboard.experiment.remedies import REMEDIES
from dashboard.experiment.settings import change
from pages.which_fix.sections import notes_in_words

SMALLER, COMBINED = "A smaller model has different weights.", "A combination is a little L2"


@pytest.mark.parametrize(
    ("experiment", "smaller", "more"),
    [
        (Experiment(), True, True),
        (change(Experiment(), hidden_layers=()), False, True),
        (change(Experiment(), samples=MOST_SAMPLES), True, False),
    ],
)
def test_only_remedies_that_are_tried_are_spoken_of(experiment: Experiment, *, smaller: bool, more: bool) -> None:
    said = notes_in_words(experiment)
    samples = REMEDIES["more_data"](experiment).data.samples
    assert (SMALLER in said) == smaller
    assert (f"More data means {samples:,} samples in place of {experiment.data.samples:,}" in said) == more
    assert COMBINED in said
