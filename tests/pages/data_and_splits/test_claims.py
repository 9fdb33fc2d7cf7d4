"""What the page on data and splits says."""

from __future__ import annotations

from dashboard.analysis import outcome
from dashboard.analysis.table import typical_gap
from dashboard.experiment.settings import change
from pages.data_and_splits.finding.splits import test_gap as gap_to_test
from pages.data_and_splits.trials import FRACTIONS, labels_experiment, samples_experiment, split_experiment
from tests.trained import holds, records

SKEW = 0.45


def test_a_skewed_split_looks_like_overfitting_and_goes_away_when_balanced() -> None:
    skewed, balanced = records(change(split_experiment(), skew=SKEW)), records(split_experiment())
    assert holds([gap_to_test(s) > gap_to_test(b) for s, b in zip(skewed, balanced, strict=True)])
    assert holds([gap_to_test(record) < 0.07 for record in balanced])


def test_more_samples_lower_validation_loss_and_close_the_gap() -> None:
    few, many = (records(change(samples_experiment(), train_fraction=FRACTIONS[place])) for place in (0, -1))
    pairs = list(zip(few, many, strict=True))
    assert holds([outcome.validation_loss(more) < outcome.validation_loss(less) for less, more in pairs])
    assert holds([typical_gap([more]) < typical_gap([less]) for less, more in pairs])


def test_labels_that_mean_nothing_are_learned_by_heart() -> None:
    random = records(change(labels_experiment(), label_noise=1.0))
    assert holds([outcome.train_metric(record) > 0.99 for record in random])
    assert holds([outcome.test_metric(record) < 0.2 for record in random])
