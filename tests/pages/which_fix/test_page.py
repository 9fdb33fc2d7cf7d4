"""What the page says beside its finding."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dashboard.engine.batch import Batch
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Reason
from dashboard.ui.plain import plain
from dashboard.ui.waiting.batch import NAMED_IN_FINDING
from pages.which_fix.finding import finding
from pages.which_fix.trials import remedy_arms
from tests.made import made_record
from tests.pages.inline_engine import MADE, MadeEngine, finished, put_in_place
from tests.pages.opened import opened, words
from tests.random_results import random_results
from tests.recomputed import says_diverged

ARMS = remedy_arms(Experiment())


@pytest.mark.parametrize("seed", range(40))
def test_which_arms_diverged_is_said_once(seed: int) -> None:
    """By the finding, wherever there is one; where nothing trains, and none is shown, beside the button."""
    results = random_results(ARMS, seed)
    box, any_diverged = NAMED_IN_FINDING.diverged(results), any(results.divergences(arm.name) for arm in ARMS)
    assert bool(box) == any_diverged
    assert ("diverged for" in box or "Diverged:" in box) == (any_diverged and not results.present)
    assert not (results.present and any_diverged) or "iverged" in finding(results)


class _Unstable(MadeEngine):
    """Where units are dropped, or weights are penalized, every training diverges."""

    def submit_all(self, experiments: Iterable[Experiment], owner: str, **_: object) -> Batch:
        ends: dict[bool, Reason] = {True: "diverged", False: "finished"}
        return Batch(
            tuple(
                finished(made_record(MADE, experiment=one, reason=ends[one.model.dropout + one.model.l2 > 0]), owner)
                for one in experiments
            )
        )


def test_the_page_lists_what_diverged_in_its_finding_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(_Unstable, monkeypatch)
    app = opened("which_fix", fix_seeds=5)
    assert says_diverged(words(app), "dropout", 5, 5)
    (warning,) = (box.value for box in app.warning)
    assert warning == plain("Training runs that diverged have no curves here.")
