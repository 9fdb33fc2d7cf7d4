"""Labels that are probably wrong, and rows that are learned by heart, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.analysis.checks.found import Check, Found
from dashboard.analysis.judging.rows import BY_HEART, ByHeart, Doubt
from dashboard.analysis.words import percent
from dashboard.language.say import Message, later, mark, t

SHOWN = 10
SURELY, WITH_IT, WITHOUT_IT = mark("how surely"), mark("right with it"), mark("without it")
Written = Callable[[str], str]


def in_words(doubts: Sequence[Doubt], by_heart: Sequence[ByHeart], rows: int, seeds: int) -> str:
    """Both counts; `rows` are those of the data set, and `seeds` the trainings."""
    wrong = t("**No label is clearly wrong:** networks contradict no more of them than their confidence allows for.")
    if doubts:
        wrong = t(
            "**{wrong:,} of {rows:,} labels are probably wrong:** networks that did not train on those rows are sure "
            "of another class, and more often than their confidence allows for.",
            wrong=len(doubts),
            rows=rows,
        )
    learned = t("**Hardly a row is learned by heart:** what is found of rows is found without training on them, too.")
    if by_heart:
        learned = t(
            "**{rows:,} rows are learned by heart:** their class is found at least {share} of the trainings more often "
            "with them in the training set than without.",
            rows=len(by_heart),
            share=percent(BY_HEART),
        )
    return " ".join([wrong, learned, t("Over {seeds} seeds.", seeds=seeds)])


def steps_of(doubts: Sequence[Doubt], by_heart: Sequence[ByHeart]) -> tuple[Found, ...]:
    """What can be tried with the rows of both: a training without them."""
    in_doubt = later("Train without {count:,} labels in doubt", count=len(doubts))
    learned = later("Train without {count:,} rows learned by heart", count=len(by_heart))
    return (
        *_without("labels", in_doubt, tuple(one.place for one in doubts)),
        *_without("by heart", learned, tuple(one.place for one in by_heart)),
    )


def _without(check: Check, label: Message, rows: tuple[int, ...]) -> list[Found]:
    return [Found(check, "", "", "do not train on", (), label, rows=rows)] if rows else []


def doubt_rows(doubts: Sequence[Doubt], classes: Sequence[str], written: Written) -> list[dict[str, str]]:
    """The surest of them, by their numbers from 1."""
    return [
        {
            t("Row"): f"{one.place + 1:,}",
            t("Label"): written(classes[one.label]),
            t("Others say"): written(classes[one.instead]),
            t(SURELY): percent(one.probability),
        }
        for one in doubts[:SHOWN]
    ]


def heart_rows(found: Sequence[ByHeart], classes: Sequence[str], written: Written) -> list[dict[str, str]]:
    """The clearest of them, by their numbers from 1."""
    return [
        {
            t("Row"): f"{one.place + 1:,}",
            t("Label"): written(classes[one.label]),
            t(WITH_IT): percent(one.inside),
            t(WITHOUT_IT): percent(one.outside),
        }
        for one in found[:SHOWN]
    ]
