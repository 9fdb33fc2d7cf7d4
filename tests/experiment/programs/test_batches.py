"""Which trainings of a batch get a program of their own."""

from __future__ import annotations

from dashboard.experiment.arms import over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.batches import padded_in_batch
from dashboard.experiment.programs.costs import LONGEST_COMPILE_SECONDS
from dashboard.experiment.programs.padding import padding_seconds
from dashboard.experiment.settings import change

SMALL, DEFAULT = change(Experiment(), hidden_layers=(4, 4)), Experiment()
# As many as are worth compiling a program, and a few.
MANY = 2 + int(LONGEST_COMPILE_SECONDS / padding_seconds(SMALL))


def test_few_trainings_share_a_padded_program() -> None:
    assert padded_in_batch(over_seeds(SMALL, 3)) == (True,) * 3


def test_many_of_one_architecture_get_a_program_of_their_own() -> None:
    assert padded_in_batch(over_seeds(SMALL, MANY)) == (False,) * MANY


def test_only_the_many_of_a_batch_get_a_program_of_their_own() -> None:
    batch = (DEFAULT, *over_seeds(SMALL, MANY), change(DEFAULT, l2=0.1))
    assert padded_in_batch(batch) == (True, *(False,) * MANY, True)


def test_strengths_rates_and_seeds_are_inputs_of_one_program() -> None:
    batch = (change(SMALL, l2=0.001 * i, learning_rate=0.01 + 0.001 * i, seed=i) for i in range(MANY))
    assert not any(padded_in_batch(tuple(batch)))


def test_padding_takes_longer_the_longer_the_training_and_nothing_where_it_cannot_be_done() -> None:
    assert padding_seconds(change(SMALL, epochs=600)) == 2 * padding_seconds(SMALL)
    assert padding_seconds(change(DEFAULT, hidden_layers=(512, 512))) == 0.0
