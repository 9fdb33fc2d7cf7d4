"""The questions of a forward pass have one right answer, whatever network is chosen."""

from __future__ import annotations

from itertools import product

import pytest

from pages.forward_pass.questions import parameters


@pytest.mark.parametrize(("inputs", "units"), [*product(range(1, 5), range(1, 7))])
def test_no_two_answers_on_the_number_of_parameters_have_the_same_number(inputs: int, units: int) -> None:
    question = parameters(inputs, units)
    assert len({text.split()[0] for text in question.texts}) == 3
    assert question.right is not None
    assert question.right.split()[0] == str((inputs + 1) * units)
