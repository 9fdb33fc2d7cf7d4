"""The questions of a forward pass have one right answer, whatever network is chosen."""

from __future__ import annotations

from itertools import product

import pytest

from pages.forward_pass.questions import parameters
from tests.language.as_read import as_read


@pytest.mark.parametrize(("inputs", "units", "biased"), [*product(range(1, 5), range(1, 7), (True, False))])
def test_no_two_answers_on_the_number_of_parameters_have_the_same_number(
    inputs: int, units: int, *, biased: bool
) -> None:
    question = parameters(inputs, units, biased=biased)
    assert len({text.split()[0] for text in question.texts}) == 3
    assert question.right is not None
    assert question.right.split()[0] == str((inputs + biased) * units)


def test_it_is_asked_of_the_layer_that_is_there() -> None:
    assert parameters(1, 1, biased=True).text.endswith(as_read("with 1 input, 1 unit and biases?"))
    assert parameters(2, 8, biased=False).text.endswith("and no biases?")
