"""What a training is expected to take."""

from __future__ import annotations

from dashboard.engine.scheduling.pace import Pace
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.costs import COMPILE_SECONDS, PADDED_COMPILE_SECONDS
from dashboard.experiment.programs.padding import program_key
from dashboard.experiment.settings import change


def test_what_was_measured_is_scaled_by_the_epochs_and_shared_by_the_architecture() -> None:
    pace = Pace()
    pace.note(Experiment(), 0.002, padded=False)
    assert pace.seconds(change(Experiment(), l2=0.1, epochs=600)) == 1.2


def test_a_new_architecture_has_to_be_compiled_and_a_larger_one_takes_longer() -> None:
    pace = Pace()
    small, large = (
        change(Experiment(), hidden_layers=(4,)),
        change(Experiment(), hidden_layers=(512, 512), samples=20_000),
    )
    assert COMPILE_SECONDS < pace.seconds(small) < 2.0 < pace.seconds(large)


def test_a_training_of_which_it_is_not_known_teaches_nothing() -> None:
    pace = Pace()
    pace.note(Experiment(), None, padded=False)
    assert pace.seconds(Experiment()) > COMPILE_SECONDS


def test_a_program_of_a_batch_s_own_teaches_nothing_where_single_trainings_are_padded() -> None:
    pace = Pace(padded=True)
    pace.note(Experiment(), 0.002, padded=False)
    assert pace.seconds(Experiment()) == Pace(padded=True).seconds(Experiment())


def test_a_padded_program_that_is_compiled_costs_no_other_experiment_anything() -> None:
    pace = Pace(padded=True)
    assert pace.seconds(Experiment()) > PADDED_COMPILE_SECONDS
    pace.note_program(program_key(Experiment(), padded=True))
    assert pace.seconds(change(Experiment(), samples=200, activation="leaky_relu", batch_size=20)) < COMPILE_SECONDS
    assert pace.seconds(change(Experiment(), hidden_layers=(200,))) > COMPILE_SECONDS


def test_programs_may_be_noted_by_another_thread_meanwhile() -> None:
    pace = Pace()

    class Program:
        """Its hash is worked out by Python, which may go on with another thread there."""

        noting = False

        def __hash__(self) -> int:
            if self.noting:
                pace.note_program(object())
            return 1

    program = Program()
    pace.note_program(program)
    program.noting = True
    assert pace.seconds(Experiment()) > COMPILE_SECONDS
