"""What stands beside a batch once it has ended: how much of it is done, and why not all."""

from __future__ import annotations

import pytest

from dashboard.engine.batch import Batch
from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, Reason
from dashboard.experiment.settings import change
from dashboard.ui.waiting import batch as waiting


def ended(*endings: tuple[Reason, str]) -> Batch:
    runs = tuple(Run(change(Experiment(), seed=seed), "ann", interactive=False) for seed in range(len(endings)))
    for run, (reason, message) in zip(runs, endings, strict=True):
        end(run, Ending(reason, 0, message=message))
    return Batch(runs)


def end(run: Run, ending: Ending) -> None:
    run.update(lambda record: record.with_ending(ending))


@pytest.mark.parametrize(
    ("reasons", "said", "share"),
    [
        (("finished", "stopped"), "Stopped: 1 of 2 runs done.", 1 / 2),
        (("finished", "finished"), "All 2 runs done.", 1.0),
        (("finished", "failed"), "1 of 2 runs done, 1 failed.", 1.0),
        (("finished", "failed", "failed"), "1 of 3 runs done, 2 failed.", 1.0),
        (("finished", "failed", "stopped"), "Stopped: 1 of 3 runs done.", 1 / 3),
    ],
)
def test_a_batch_says_how_it_ended_and_is_called_stopped_where_somebody_stopped_it(
    reasons: tuple[Reason, ...], said: str, share: float
) -> None:
    batch = ended(*((reason, "no sample" * (reason == "failed")) for reason in reasons))
    assert (waiting.Trainings(batch).status, waiting.Trainings(batch).share) == (said, share)


@pytest.mark.parametrize(
    ("reasons", "arms", "seeds", "places"),
    [
        (("failed", "finished", "failed"), 3, 1, [0, 2]),
        # Three arms at two seeds, and an experiment beside them.
        (("failed", "failed", "finished", "failed", "stopped", "finished", "failed"), 3, 2, [0]),
    ],
)
def test_arms_that_failed_at_every_seed_are_known(
    reasons: tuple[Reason, ...], arms: int, seeds: int, places: list[int]
) -> None:
    assert waiting._failed(ended(*((reason, "") for reason in reasons)), arms, seeds) == places
