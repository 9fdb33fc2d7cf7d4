"""What the lesson asks of its three sets."""

from __future__ import annotations

from dashboard.data.parts import TEST
from dashboard.ui.questions.question import Answer, Question
from language.say import mark, t
from pages.splits.finding import ThreeSets, uncertainty

# So many times the rows halve what chance does.
TIMES = 4


def more_rows(sets: ThreeSets | None = None) -> Question:
    """How far chance moves an accuracy on more rows; with the page's numbers where there are some."""
    right = mark("About half as far")
    return Question(
        name="splits rows",
        text=t("A test set is made four times as large. How far does chance then move the accuracy on it?"),
        answers=(
            Answer(
                mark("About a quarter as far"),
                t("Rows that are right by luck and rows that are wrong by luck cancel only in part."),
            ),
            Answer(right, t("The effect of chance shrinks with the square root of the number of rows.")),
            Answer(
                mark("Just as far: the network is the same"),
                t("The network is, and chance is in the rows. The more there are, the less any of them counts."),
            ),
        ),
        right=right,
        because=_in_points(sets) if sets else "",
    )


def _in_points(sets: ThreeSets) -> str:
    return t(
        "Here it is {points:.1f} points with {rows} rows, and would be {fewer:.1f} with {more}.",
        points=100 * sets.uncertainty,
        rows=sets.test_rows,
        fewer=100 * uncertainty(sets.last[TEST], TIMES * sets.test_rows),
        more=TIMES * sets.test_rows,
    )


def rows_of_one_person() -> Question:
    """What a test set says whose rows are no strangers to the training set."""
    right = mark("For further rows of the same patients")
    return Question(
        name="splits patients",
        text=t(
            "A data set has ten rows for each patient. Its rows are shuffled, then split in three. For which rows "
            "is the test accuracy then a fair estimate?"
        ),
        answers=(
            Answer(
                mark("For new patients: no test row was trained on"),
                t(
                    "Nearly every patient of the test set has rows in the training set as well, and rows of one "
                    "patient are alike. The network may have learned to recognize the patients."
                ),
            ),
            Answer(
                right,
                t(
                    "A test set stands for data drawn in the same way. For new patients, all rows of some patients "
                    "have to be held out."
                ),
            ),
            Answer(
                mark("For the training rows alone"),
                t("It was not trained on the rows of the test set. They differ from its own, if only a little."),
            ),
        ),
        right=right,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (more_rows(), rows_of_one_person())
