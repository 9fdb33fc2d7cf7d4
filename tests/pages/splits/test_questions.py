"""What is asked of the three sets is right in every setting of the page."""

from __future__ import annotations

import pytest

from pages.splits.finding import ThreeSets
from pages.splits.questions import TIMES, for_class, more_rows
from pages.splits.trials import ROWS, SHARES
from tests.language.as_read import as_read


def sets(accuracy: float, rows: int) -> ThreeSets:
    accuracies = (1.0, accuracy, accuracy)
    return ThreeSets(accuracies, (0.0, 1.0, 1.0), accuracies, 3, accuracy, rows)


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("accuracy", [0.6, 0.75, 0.9])
def test_chance_is_about_half_with_four_times_the_rows(rows: int, share: float, accuracy: float) -> None:
    few, many = (sets(accuracy, times * round(rows * (1 - share) / 2)) for times in (1, TIMES))
    assert many.uncertainty == pytest.approx(few.uncertainty / 2, rel=0.1)
    because = more_rows(few).because
    assert as_read(f"{100 * few.uncertainty:.1f} points with") in because
    assert f"would be {100 * many.uncertainty:.1f} with {many.test_rows:,}." in because


def test_a_class_is_asked_without_the_numbers_of_a_page() -> None:
    assert [question.because for question in for_class()] == ["", ""]
