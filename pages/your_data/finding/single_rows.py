"""Labels that are probably wrong, and rows that are learned by heart, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.analysis.judging.rows import BY_HEART, ByHeart, Doubt
from dashboard.analysis.words import percent

SHOWN = 10
Written = Callable[[str], str]


def in_words(doubts: Sequence[Doubt], by_heart: Sequence[ByHeart], rows: int, seeds: int) -> str:
    """Both counts; `rows` are those of the data set, and `seeds` the trainings."""
    wrong = (
        f"**{len(doubts):,} of {rows:,} labels are probably wrong:** networks that did not train on those rows are "
        "sure of another class, and more often than their confidence allows for."
        if doubts
        else "**No label is clearly wrong:** networks contradict no more of them than their confidence allows for."
    )
    learned = (
        f"**{len(by_heart):,} rows are learned by heart:** their class is found at least {percent(BY_HEART)} of the "
        "trainings more often with them in the training set than without."
        if by_heart
        else "**Hardly a row is learned by heart:** what is found of rows is found without training on them, too."
    )
    return f"{wrong} {learned} Over {seeds} seeds."


def doubt_rows(doubts: Sequence[Doubt], classes: Sequence[str], written: Written) -> list[dict[str, str]]:
    """The surest of them, by their numbers from 1."""
    return [
        {
            "Row": f"{one.place + 1:,}",
            "Label": written(classes[one.label]),
            "Others say": written(classes[one.instead]),
            "how surely": percent(one.probability),
        }
        for one in doubts[:SHOWN]
    ]


def heart_rows(found: Sequence[ByHeart], classes: Sequence[str], written: Written) -> list[dict[str, str]]:
    """The clearest of them, by their numbers from 1."""
    return [
        {
            "Row": f"{one.place + 1:,}",
            "Label": written(classes[one.label]),
            "right with it": percent(one.inside),
            "without it": percent(one.outside),
        }
        for one in found[:SHOWN]
    ]
