"""What is compiled before anybody needs it: all that a lesson trains when it is opened."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dashboard.engine.batch import Batch
from dashboard.engine.run import Run
from dashboard.engine.scheduling.rehearsal import one_per_program
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import architecture
from dashboard.experiment.programs.padding import program
from dashboard.ui.lessons import LESSONS, rehearsals
from tests.pages.inline_engine import MadeEngine, put_in_place
from tests.pages.opened import opened


@pytest.mark.parametrize("name", LESSONS)
def test_every_program_that_a_lesson_needs_at_first_is_rehearsed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: list[Experiment] = []

    class Noting(MadeEngine):
        """Notes what it is asked for."""

        def submit_all(self, experiments: Iterable[Experiment], owner: str) -> Batch:
            batch = list(experiments)
            wanted.extend(batch)
            return super().submit_all(batch, owner)

        def submit(self, experiment: Experiment, owner: str) -> Run:
            wanted.append(experiment)
            return super().submit(experiment, owner)

    put_in_place(Noting, monkeypatch)
    assert not opened(name).exception
    rehearsed = {architecture(experiment) for experiment in LESSONS[name].rehearsal()}
    assert {architecture(experiment) for experiment in wanted} <= rehearsed


@pytest.mark.parametrize("padded", [False, True])
def test_each_program_is_rehearsed_once_and_briefly(padded: bool) -> None:
    rehearsed = one_per_program(rehearsals(), padded=padded)
    programs = [program(experiment, padded=padded) for experiment in rehearsed]
    assert len(set(programs)) == len(programs)
    assert {experiment.training.epochs for experiment in rehearsed} == {1}
