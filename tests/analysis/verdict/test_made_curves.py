"""The verdict over curves whose truth is known, at seeds that no threshold was chosen on.

A quick version of `python -m benchmarks verdicts`, which also judges trainings.
"""

from __future__ import annotations

import pytest

from benchmarks.verdicts.made import SHAPES, judged

SEEDS = range(5000, 5012)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_has_its_verdict_whatever_its_height_noise_length_and_scale(shape: str) -> None:
    kinds = [judged(shape, seed).kind for seed in SEEDS]
    assert kinds.count(SHAPES[shape][0]) >= len(SEEDS) - 1, kinds
