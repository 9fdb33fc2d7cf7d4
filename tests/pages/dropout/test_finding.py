"""What is said of a dropout rate is what the trainings at all rates show."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.results import Results
from dashboard.analysis.table import typical
from dashboard.experiment.arms import over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from pages.dropout.finding.rates import finding, largest_norm
from pages.dropout.trials import RATES, arm_name, rate_arms
from tests.random_results import random_results
from tests.recomputed import Losses, asks_for_more, common, no_loss, says, says_diverged, without_baseline
from tests.trained import trained

ARMS = rate_arms(Experiment())
LEADS = {
    "lower": "**Dropout at rate {} lowers validation loss",
    "higher": "**Dropout at rate {} raises validation loss",
    "same": "**Dropout at rate {} makes no difference",
    "slight": "**Dropout at rate {} makes hardly any difference",
    "unsure": "**Too few seeds to say whether dropout at rate {} changes",
}


def hold(results: Results, rate: float) -> None:
    said, losses = finding(results, rate), Losses(results)
    asks_for_more(said, results)
    none, some = arm_name(0.0), arm_name(rate)
    for arm in results.arms:
        count = losses.diverged[arm.name]
        assert says_diverged(said, results.named(arm.name), count) == (count > 0)
    found = losses.changes(none).get(some) if none in losses.rows else None
    if found is None:
        assert "needs 3 seeds" in said
        return
    if without_baseline(said, results, losses, none):
        return
    if found.kind == "diverged":
        no_loss(said, results, some)
        return
    assert said.startswith(LEADS[found.kind].format(f"{rate:g}"))
    says(said, found)
    pair = results.only((none, some))
    if common(pair, none):
        losses_said = [typical(lambda r: r.history.losses[-1, 1])(common(pair, name)) for name in (none, some)]
        norms = [float(np.mean([largest_norm(record) for record in common(pair, name)])) for name in (none, some)]
        assert "from {:.2f} to {:.2f}, and".format(*losses_said) in said
        assert "from {:.1f} to {:.1f}.".format(*norms) in said
    else:
        assert "geometric mean" not in said


@pytest.mark.parametrize("seed", range(24))
def test_the_finding_holds_whatever_the_trainings_show(seed: int) -> None:
    hold(random_results(ARMS, seed), RATES[1 + seed % (len(RATES) - 1)])


def test_without_dropout_there_is_nothing_to_compare() -> None:
    assert finding(random_results(ARMS, 0), 0.0) == "Choose a rate above 0 to compare."


@pytest.mark.parametrize("rate", RATES[1:])
def test_it_holds_at_every_rate_for_short_trainings(rate: float) -> None:
    arms = rate_arms(change(Experiment(), epochs=40))
    rows = tuple(tuple(trained(one) for one in over_seeds(arm.experiment, 3)) for arm in arms)
    hold(Results(arms, rows), rate)
