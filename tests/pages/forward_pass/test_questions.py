"""The questions of a forward pass have one right answer, whatever network is chosen."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from pages.forward_pass.questions import one_more


def parameters(units: tuple[int, ...], *, biased: bool) -> int:
    return sum((before + biased) * after for before, after in pairwise(units))


@pytest.mark.parametrize(("inputs", "following", "biased"), [*product(range(1, 5), range(1, 7), (True, False))])
def test_a_unit_more_brings_as_many_parameters_as_the_answer_says_and_no_other_answer(
    inputs: int, following: int, *, biased: bool
) -> None:
    question = one_more(inputs, following, biased=biased)
    assert len({text.split()[0] for text in question.texts}) == 3
    small, large = (parameters((inputs, units, following, 2), biased=biased) for units in (3, 4))
    assert question.right is not None
    assert question.right.split()[0] == str(large - small)
