"""What is said of the ensemble is what its networks score, at any rate and size."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.networks.network import network
from dashboard.analysis.results import Results
from dashboard.experiment.arms import over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from pages.dropout.finding.compared import APART, MEAN, SCALED, THINNED, complete, in_words, scores_at
from pages.dropout.finding.ensemble import Score, thinned_networks
from pages.dropout.trials import MEMBERS, PLAIN, STOPPED, arm_name, members, rate_arms
from tests.cases import the_first_at_every_check
from tests.trained import trained

SEEDS = 3


def results(experiment: Experiment, rate: float) -> Results:
    arms = tuple(arm for arm in rate_arms(experiment) if arm.name == arm_name(rate))
    rows = tuple(tuple(trained(one) for one in over_seeds(arm.experiment, SEEDS)) for arm in arms)
    return Results(arms, rows, tuple(trained(one) for one in members(experiment, SEEDS)))


def cross_entropy(outputs: np.ndarray, y: np.ndarray) -> float:
    p = np.clip(outputs, 1e-7, 1 - 1e-7)
    return float(-np.mean(np.where(y == 1, np.log(p), np.log(1 - p))))


@pytest.mark.parametrize(
    ("rate", "settings"), the_first_at_every_check((0.2, {"epochs": 60}), (0.8, {"noise": 0.4, "epochs": 40}))
)
def test_the_sentence_holds_what_the_networks_score(rate: float, settings: dict[str, float]) -> None:
    seeds = complete(results(change(Experiment(), **settings), rate), rate)
    assert len(seeds) == SEEDS
    losses: dict[str, list[float]] = {MEAN: [], SCALED: [], APART[PLAIN][1]: [], APART[STOPPED][1]: []}
    scored = []
    for record, apart in seeds:
        test = make_splits(record.experiment).test
        scored.append(scores_at(record, apart, rate, test))
        assert record.final is not None
        net = network(record.experiment, record.final)

        def of(nets: list, x: np.ndarray = test.x) -> np.ndarray:  # type: ignore[type-arg]
            return np.mean([1 / (1 + np.exp(-one(x)[:, 0].astype(float))) for one in nets], 0)

        for title, nets in ((MEAN, thinned_networks(net, rate)), (SCALED, [net])):
            losses[title].append(cross_entropy(of(nets), test.y))
        for kind in (PLAIN, STOPPED):
            assert len(apart[kind]) == MEMBERS
            losses[APART[kind][1]].append(cross_entropy(of(apart[kind]), test.y))
    said = in_words(scored)
    typical = {title: np.exp(np.mean(np.log(each))) for title, each in losses.items()}
    assert f"test loss of {typical[SCALED]:.3f}, and the mean of thinned networks" in said
    assert f"which it stands for, {typical[MEAN]:.3f}:**" in said
    assert f"the higher of the two for {sum(np.greater(losses[SCALED], losses[MEAN]))} of {SEEDS} seeds" in said
    lower = {title: sum(np.less(each, losses[SCALED])) for title, each in losses.items()}
    plain, stopped = APART[PLAIN][1], APART[STOPPED][1]
    for title, than in ((plain, "than the weight-scaled network's "), (stopped, "")):
        at = f"for {lower[title] or 'none'} of {SEEDS} seeds."
        assert f"the mean of {MEMBERS} has {typical[title]:.3f}: lower {than}{at}" in said


def made(mean: Score, scaled: Score) -> dict[str, Score]:
    scores: dict[str, Score] = {MEAN: mean, SCALED: scaled}
    return dict.fromkeys((THINNED, *APART[PLAIN], *APART[STOPPED]), Score(0.5, 0.9, 0.9)) | scores


@pytest.mark.parametrize(
    ("scaled", "told"), [(Score(0.5, 0.9, 0.95), True), (Score(0.5, 0.9, 0.85), False), (Score(0.2, 0.9, 0.95), False)]
)
def test_confidence_is_the_reason_only_where_it_can_be(scaled: Score, *, told: bool) -> None:
    assert ("the more confident of the two" in in_words([made(Score(0.3, 0.9, 0.9), scaled)] * 3)) == told


def test_one_seed_of_many_gives_no_reason() -> None:
    alike, surer = made(Score(0.3, 0.9, 0.9), Score(0.29, 0.9, 0.9)), made(Score(0.3, 0.9, 0.9), Score(3.0, 0.9, 0.99))
    said = in_words([alike, alike, surer])
    assert "the higher of the two for 1 of 3 seeds" in said
    assert "confident" not in said


def test_too_few_seeds_are_not_compared() -> None:
    assert in_words([made(Score(0.3, 0.9, 0.9), Score(0.3, 0.9, 0.9))]) == "Training: a comparison needs 3 seeds."
