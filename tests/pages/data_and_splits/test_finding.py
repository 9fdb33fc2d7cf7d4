"""What the page on data says is what its trainings show, and a small gap is not called overfitting."""

from __future__ import annotations

import re

import numpy as np
import pytest
from scipy import stats

from dashboard.analysis.results import Results
from dashboard.analysis.words import percent
from language.numbers import with_minus
from pages.data_and_splits.finding.labels import labels_finding
from pages.data_and_splits.finding.samples import SAMPLES_NAMES, samples_finding
from pages.data_and_splits.finding.splits import SPLIT_NAMES, split_finding
from pages.data_and_splits.trials import SKEWED, STRATIFIED, data_arms, labels_name
from tests.language.as_read import as_read
from tests.made import made_record
from tests.random_results import random_results
from tests.recomputed import Losses, asks_for_more, common, end, no_loss, says, says_diverged, without_baseline

ARMS = data_arms(0.45)
FIRST, BEFORE, LAST = SAMPLES_NAMES[0], SAMPLES_NAMES[-2], SAMPLES_NAMES[-1]
LEADS = {
    "lower": "**More data helped:**",
    "higher": "**More data hurt:**",
    "same": "**More data made no difference:**",
    "slight": "**More data made hardly any difference:**",
    "unsure": "**Too few seeds to say whether more data helps:**",
}
STEPS = {
    "lower": "The last step alone still helped",
    "higher": "The last step alone made it higher.",
    "same": "The last step alone made no difference:",
    "slight": "The last step alone made hardly any difference:",
    "unsure": "These seeds can't say whether the last step alone still helped.",
    "diverged": "Nothing can be said of the last increase alone",
}


def splits(stratified: list[float], skewed: list[float]) -> Results:
    """Of gaps between training and test accuracy, which is 90 % in training."""
    arms = tuple(arm for arm in ARMS if arm.name in SPLIT_NAMES)
    rows = (
        tuple(made_record(1.0, experiment=arm.experiment, metrics=(0.9, 0.9, 0.9 - gap)) for gap in gaps)
        for arm, gaps in zip(arms, (stratified, skewed), strict=True)
    )
    return Results(arms, tuple(rows))


@pytest.mark.parametrize(
    ("stratified", "skewed", "lead"),
    [
        ([0.02, 0.03, 0.01], [0.20, 0.22, 0.25], "The skewed split looks like overfitting"),
        ([0.00, 0.001, 0.002], [0.03, 0.031, 0.032], "The skewed split widens the gap, to 3.1 points (2.9 to 3.3)"),
        ([0.00, 0.001, 0.002], [0.01, 0.011, 0.012], "So little skew makes no difference"),
        ([-0.05, 0.1, 0.01], [0.02, 0.17, 0.09], "The skewed split widens the gap, to 9.3 points (−9.3 to 28.0)"),
        ([-0.06, -0.061, -0.059], [-0.02, -0.021, -0.022], "The skewed split shifts the gap between"),
        (
            [0.02, 0.03, 0.01],
            [0.02, 0.031, 0.012],
            "So little skew makes no difference (less than 2 points counts as none):",
        ),
        ([0.20, 0.22, 0.25], [0.02, 0.03, 0.01], "The skewed split has a smaller gap than the stratified one"),
        ([0.02, 0.03, 0.01], [0.01, 0.20, 0.05], "Too few seeds to say whether the skewed split has a wider gap"),
    ],
)
def test_a_gap_looks_like_overfitting_if_it_is_wide_and_the_skew_s(
    stratified: list[float], skewed: list[float], lead: str
) -> None:
    assert split_finding(splits(stratified, skewed)).startswith(as_read(f"**{lead}"))


@pytest.mark.parametrize("seed", range(20))
def test_no_more_seeds_are_asked_for_than_would_show_that_there_is_no_difference(seed: int) -> None:
    """A gap that is as wide on average took more than 1,000 seeds, where some twelve would confine it to 2 points."""
    rng = np.random.default_rng(seed)
    gaps = rng.normal(0.0, 0.03, 4)
    gaps += rng.choice([0.0, 0.005, 0.015]) - gaps.mean()
    said = split_finding(splits([0.0] * 4, gaps.tolist()))
    asked = re.search(r"about\s([\d,]+)\swould do", said)
    assert asked or "Too few" not in said
    if asked:
        count, spread = int(asked[1].replace(",", "")), gaps.std(ddof=1)
        half = stats.t.ppf(0.975, np.arange(4, 1001) - 1) * spread / np.sqrt(np.arange(4, 1001))
        confined = np.flatnonzero(half <= 0.02 - abs(gaps.mean())) + 4
        assert 4 < count <= confined[0]


def test_gaps_that_are_alike_are_not_told_to_differ_by_nothing() -> None:
    said = split_finding(splits([0.10, 0.12, 0.14], [0.12, 0.10, 0.1401]))
    assert as_read("Over these 3 seeds the gaps differ by less than 0.1 points (95% interval −5.0 to 5.0).") in said


def gap(results: Results, name: str, seed: int) -> float:
    record = results.finished_row(name)[seed]
    sound = record is not None and record.ending is not None and record.ending.reason != "diverged"
    return float(record.history.metrics[-1, 0] - record.history.metrics[-1, 2]) if record and sound else np.nan


def hold_split(results: Results) -> None:
    said = split_finding(results)
    seeds = range(len(results.rows[0]))
    more = np.array([gap(results, SKEWED, seed) - gap(results, STRATIFIED, seed) for seed in seeds])
    more = more[~np.isnan(more)]
    diverged = any(map(results.divergences, SPLIT_NAMES))
    if len(more) < 3:
        assert said.startswith("Training") or (diverged and results.only(SPLIT_NAMES).complete)
        return
    low, high = stats.t.interval(0.95, len(more) - 1, more.mean(), stats.sem(more))
    sign, wider = (100, "wider") if more.mean() >= 0 else (-100, "narrower")
    reach = sorted((sign * low, sign * high))
    clear, interval = low > 0 or high < 0, "95% interval {} to {}".format(*(end(side, ".1f") for side in reach))
    numbers = as_read(f"{sign * more.mean():.1f} points ({interval}{f', {len(more)} seeds' if clear else ''})")
    where = "The" if clear else f"Over these {len(more)} seeds the"
    if f"{more.mean() * sign:.1f}" == "0.0":
        assert as_read(f"Over these {len(more)} seeds the gaps differ by less than 0.1 points ({interval}).") in said
    else:
        assert f"{where} skewed gap is {wider} by {numbers}" in said
    pair = results.only(SPLIT_NAMES)
    ends = [np.array([record.history.metrics[-1] for record in common(pair, one)]) for one in (SKEWED, STRATIFIED)]
    train, test, other_train, other_test = (percent(one[:, place].mean()) for one in ends for place in (0, 2))
    assert f"accuracy is {train} in training and {test} on test." in said
    assert f"has {other_train} and {other_test}." in said
    wide = ends[0][:, 0] - ends[0][:, 2]
    lowest = stats.t.interval(0.95, len(wide) - 1, wide.mean(), stats.sem(wide))[0]
    little = -0.02 <= low <= high <= 0.02
    assert ("makes no difference" in said) == little
    assert ("looks like overfitting" in said) == (low > 0 and lowest > 0.05 and not little)
    assert ("smaller gap" in said) == (high < 0 and not little)
    untold = low <= 0 <= high
    assert ("Too few seeds" in said) == (untold and not diverged and not little)
    assert ("Where neither diverged" in said) == ((untold or little) and diverged)


def hold_samples(results: Results) -> None:
    said, losses = samples_finding(results), Losses(results.only(SAMPLES_NAMES))
    asks_for_more(said, results)
    pairs = [(LAST, FIRST), (LAST, BEFORE)]
    if not {FIRST, BEFORE, LAST} <= set(losses.rows) or min(len(losses.logs(*pair)) for pair in pairs) < 3:
        assert said.startswith("Training")
        return
    whole, step = losses.compared(pairs)
    here = results.only(SAMPLES_NAMES)
    if without_baseline(said, here, losses, FIRST):
        return
    if whole.kind == "diverged":
        no_loss(said, here, LAST)
        return
    assert said.startswith(LEADS[whole.kind])
    says(said, whole)
    assert STEPS[step.kind] in said
    pair = results.only((FIRST, LAST))
    if common(pair, FIRST):
        ends = [stats.gmean([record.history.losses[-1, :2] for record in common(pair, name)]) for name in (FIRST, LAST)]
        assert "from {:.2f} to {:.2f}, and the gap".format(*(end[1] for end in ends)) in said
        assert with_minus("loss from {:.2f} to {:.2f}.".format(*(end[1] - end[0] for end in ends))) in said


def hold_labels(results: Results) -> None:
    said, name = labels_finding(results), labels_name(1.0)
    if not results[name]:
        assert said.startswith("Training")
        return
    train, test = (np.mean([record.history.metrics[-1, i] for record in results[name]]) for i in (0, 2))
    assert f"{percent(float(train))} accuracy in training and {percent(float(test))} on test" in said
    assert ("memorizes labels that mean nothing" in said) == (train > 0.95)
    assert ("knowing these samples" in said) == (train > 0.95)


@pytest.mark.parametrize("seed", range(24))
def test_the_findings_hold_whatever_the_trainings_show(seed: int) -> None:
    results = random_results(ARMS, seed)
    hold_split(results)
    hold_samples(results)
    hold_labels(results)
    said = " ".join(each(results) for each in (split_finding, samples_finding, labels_finding))
    for arm in results.arms:
        if results.divergences(arm.name) and arm.name in (*SPLIT_NAMES, *SAMPLES_NAMES, labels_name(1.0)):
            assert says_diverged(said, arm.title, results.divergences(arm.name))
