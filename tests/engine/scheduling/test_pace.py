"""What a training is expected to take."""

from __future__ import annotations

from dashboard.engine.scheduling.pace import COMPILE_SECONDS, Pace
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import architecture
from dashboard.experiment.settings import change


def test_what_was_measured_is_scaled_by_the_epochs_and_shared_by_the_architecture() -> None:
    pace = Pace()
    pace.note(architecture(Experiment()), 300, 0.6)
    assert pace.seconds(change(Experiment(), l2=0.1, epochs=600)) == 1.2


def test_a_new_architecture_has_to_be_compiled_and_a_larger_one_takes_longer() -> None:
    pace = Pace()
    small, large = (
        change(Experiment(), hidden_layers=(4,)),
        change(Experiment(), hidden_layers=(512, 512), samples=20_000),
    )
    assert COMPILE_SECONDS < pace.seconds(small) < 2.0 < pace.seconds(large)


def test_a_training_without_epochs_teaches_nothing() -> None:
    pace = Pace()
    pace.note(architecture(Experiment()), 0, 0.6)
    assert pace.seconds(Experiment()) > COMPILE_SECONDS
