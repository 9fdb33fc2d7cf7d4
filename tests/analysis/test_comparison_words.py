"""What is said of arms that diverged or ran out of time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.analysis.comparison_words import mishaps_in_words
from tests.made import DIVERGED, made_record, made_results


@pytest.mark.parametrize(("ended", "seeds"), [(1, "1 of 1 seed"), (2, "2 of 2 seeds")])
def test_one_seed_is_not_several(ended: int, seeds: str) -> None:
    """The first may be the only one that has ended."""
    alone = made_results({"l2": [DIVERGED] * ended, "l1": [1.0] * ended})
    assert mishaps_in_words(alone) == f"L2 diverged for {seeds}."
    both = made_results({"l2": [DIVERGED] * ended, "l1": [DIVERGED] * ended})
    assert mishaps_in_words(both) == f"Diverged: L2 ({seeds}) and L1 ({seeds})."
    late = replace(alone, rows=((made_record(1.0, reason="out of time"),) * ended, alone.rows[1]))
    assert mishaps_in_words(late).endswith(f"was up: L2 ({seeds}).")
