"""What is trained before anybody asks for it: all that a lesson trains when it is opened."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import pytest

from dashboard.engine.batch import Batch, batch_runs
from dashboard.engine.run import Run
from dashboard.engine.scheduling.rehearsal import one_per_program
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.architecture import architecture
from dashboard.ui.lessons import LESSONS, rehearsals
from tests.pages.inline_engine import MadeEngine, put_in_place
from tests.pages.opened import opened


@pytest.mark.parametrize("name", LESSONS)
def test_all_that_a_lesson_trains_at_first_is_rehearsed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[Experiment] = []
    shown: list[Experiment] = []

    class Noting(MadeEngine):
        """Notes what it is asked for."""

        def submit_all(self, experiments: Iterable[Experiment], owner: str, **_: object) -> Batch:
            batch = list(experiments)
            batches.extend(batch)
            return super().submit_all(batch, owner)

        def submit(self, experiment: Experiment, owner: str) -> Run:
            shown.append(experiment)
            return super().submit(experiment, owner)

    put_in_place(Noting, monkeypatch)
    assert not opened(name).exception
    rehearsed = LESSONS[name].rehearsal()
    assert set(batches) <= set(rehearsed)
    assert set(map(architecture, shown)) <= set(map(architecture, rehearsed))


@pytest.mark.parametrize("padded", [False, True])
def test_each_program_is_rehearsed_once_and_briefly(padded: bool) -> None:
    runs = chain.from_iterable(batch_runs(batch, "rehearsal", padded=padded) for batch in rehearsals())
    rehearsed = list(one_per_program(runs))
    programs = [run.program_key for run in rehearsed]
    assert len(set(programs)) == len(programs)
    assert {run.record.experiment.training.epochs for run in rehearsed} == {1}


def test_lessons_whose_workers_train_no_networks_of_the_lab_are_told_apart() -> None:
    apart = {lesson.name for lesson in LESSONS.values() if lesson.computes_apart}
    assert apart == {"selecting_inputs", "more_data", "stopping_as_l2", "grokking"}
    assert not any(LESSONS[name].rehearsal() for name in apart)
