"""What the pages train at their default settings: for each program one short experiment, in the order of the menu."""

from __future__ import annotations

from dashboard.experiment.architecture import architecture
from dashboard.experiment.capacity import depth_arms, width_arms
from dashboard.experiment.choosing import candidate_arms
from dashboard.experiment.data_trials import SKEW, data_arms
from dashboard.experiment.grid import fix_arms
from dashboard.experiment.lessons import LESSONS
from dashboard.experiment.own_trial import example_arms
from dashboard.experiment.penalties import IRRELEVANT, penalty_arms, penalty_experiment
from dashboard.experiment.rates import rate_arms
from dashboard.experiment.settings import change
from dashboard.experiment.spec import Experiment


def rehearsal() -> tuple[Experiment, ...]:
    """Once these were trained, no page at its defaults has to wait for a compiler."""
    lab = Experiment()
    arms = (
        *example_arms(), *fix_arms(lab), *penalty_arms(penalty_experiment(IRRELEVANT)), *rate_arms(lab),
        *data_arms(SKEW), *width_arms(), *depth_arms(), *candidate_arms(),
    )  # fmt: skip
    lessons = (one for lesson in LESSONS for one in (lesson.before, lesson.after))
    programs = {architecture(one): change(one, epochs=1) for one in (*lessons, *(arm.experiment for arm in arms))}
    return tuple(programs.values())
