"""What a class expected is counted as it was sent, and told beside what came."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.expected.drawn import POSITIONS
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from dashboard.ui.questions.question import Answer, Question
from pages.in_class.figures import bars_panel, class_panel
from pages.in_class.finding import counted, drawn_in_words, picked_in_words
from tests.figures.as_plotly import to_plotly
from tests.made import SMALL, made_record

QUESTION = Question("q", "Does it?", (Answer("Yes", "No."), Answer("No", "So it is."), Answer("Maybe", "No.")), "No")


def rising() -> tuple[Record, Record]:
    """Before, the loss ends at 0.4; after, it goes from 0.2 to 0.8."""
    return made_record((0.5, 0.4)), made_record(
        np.linspace(0.2, 0.8, 300).tolist(), experiment=change(SMALL, epochs=300)
    )


def flat(value: float) -> tuple[float, ...]:
    return (value,) * POSITIONS


def test_curves_are_counted_by_where_they_end() -> None:
    said = drawn_in_words([flat(0.1), flat(0.2), flat(0.4), flat(0.9)], *rising())
    assert said.startswith("Of 4 curves, 2 end lower than before, 1 ends about as before and 1 ends higher.")
    assert "Validation loss rose, from 0.40 to 0.80." in said


@pytest.mark.parametrize(
    ("curves", "said"),
    [
        ([tuple(np.linspace(0.2, 0.8, POSITIONS))], "0.00 away from the true one, which lies between 0.20 and 0.80."),
        ([tuple(np.linspace(0.2, 0.8, POSITIONS))], "It came close."),
        ([flat(0.0)], "It did not come close."),
        ([flat(0.0), flat(1.0)], "None came close."),
        ([tuple(np.linspace(0.2, 0.8, POSITIONS))] * 2 + [flat(0.0)], "Half of the curves are within 0.00 of the true"),
        ([flat(0.0), tuple(np.linspace(0.2, 0.8, POSITIONS))], "1 came close."),
    ],
)
def test_it_is_told_how_far_off_they_were(curves: list[tuple[float, ...]], said: str) -> None:
    assert said in drawn_in_words(curves, *rising())


def test_a_class_that_sent_nothing_is_told_what_is_true() -> None:
    assert drawn_in_words([], *rising()) == "Nobody has drawn a curve. Validation loss rose, from 0.40 to 0.80."
    assert picked_in_words(QUESTION, [0, 0, 0]) == "Nobody has answered. The right answer: No."


def test_the_most_picked_answer_is_named_where_it_is_a_wrong_one() -> None:
    entries = [(0.0,), (1.0,), (0.0,)]
    assert counted(QUESTION, entries) == [2, 1, 0]
    assert picked_in_words(QUESTION, [2, 1, 0]) == "1 of 3 picked the right answer: No. Picked most often: Yes (2)."
    assert picked_in_words(QUESTION, [2, 1, 2]).endswith("Picked most often: Yes and Maybe (2).")
    assert picked_in_words(QUESTION, [1, 1, 0]) == "1 of 2 picked the right answer: No."


def test_nothing_is_marked_as_right_before_it_is_shown() -> None:
    before, after = (bars_panel(QUESTION, [2, 1, 0], revealed=shown) for shown in (False, True))
    assert "right" not in before.alt
    assert "No: 1, right" in after.alt
    assert len(set(to_plotly(before.figure).data[0].marker.color)) == 1
    assert len(set(to_plotly(after.figure).data[0].marker.color)) == 2


def test_the_class_s_curves_are_drawn_apart_and_the_truth_only_when_it_is_shown() -> None:
    before, after = rising()
    sixty = [flat(0.5)] * 60
    hidden, shown = class_panel(sixty, 300, before), class_panel(sixty, 300, before, after)
    assert len(to_plotly(hidden.figure).data[0].x) == 60 * (POSITIONS + 1)
    assert [trace.name for trace in to_plotly(hidden.figure).data] == ["the class", "before"]
    assert [trace.name for trace in to_plotly(shown.figure).data] == ["the class", "before", "what happened"]
    assert "The true one ends at 0.8." in shown.alt
