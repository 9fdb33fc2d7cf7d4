"""Labels and numbers that are probably wrong, and rows that are memorised, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.analysis.checks.finding import Check, Finding
from dashboard.analysis.evaluation.rows import MEMORISED, Doubt, FarOff, Memorised
from dashboard.analysis.words import percent
from language.numbers import in_digits
from language.say import Message, later, mark, t

SHOWN = 10
SURELY, WITH_IT, WITHOUT_IT = mark("how surely"), mark("right with it"), mark("without it")
TIMES = mark("times as far as usual")
Written = Callable[[str], str]


def in_words(doubts: Sequence[Doubt], by_heart: Sequence[Memorised], rows: int, seeds: int) -> str:
    """Both counts; `rows` are those of the data set, and `seeds` the trainings."""
    wrong = t("**No label is clearly wrong:** networks contradict no more of them than their confidence allows for.")
    if doubts:
        wrong = t(
            "**{wrong:,} of {rows:,} labels are probably wrong:** networks that did not train on those rows are sure "
            "of another class, and more often than right labels would have it.",
            wrong=len(doubts),
            rows=rows,
        )
    learned = t("**No row is clearly memorised:** networks that did not train on a row get it right about as often.")
    if by_heart:
        learned = t(
            "**{rows:,} rows are memorised:** trainings that include them get them right more often than the others, "
            "by at least {share}.",
            rows=len(by_heart),
            share=percent(MEMORISED),
        )
    return " ".join([wrong, learned, t("Over {seeds} seeds.", seeds=seeds)])


def far_in_words(far: Sequence[FarOff], target: str, rows: int, seeds: int) -> str:
    """How many numbers are far off, of `rows` in the data set; `target` is the column's name as text for the page."""
    said = t(
        "**No row has a {target} far from what networks say:** none is off by much more than the others.", target=target
    )
    if far:
        said = t(
            "**{far:,} of {rows:,} rows have a {target} far from what networks say that did not train on them:** off "
            "by {times:.0f} times as much as rows with such answers are, or more. It may be wrong, or the row is rare.",
            far=len(far),
            rows=rows,
            target=target,
            times=far[-1].times,
        )
    return f"{said} {t('Over {seeds} seeds.', seeds=seeds)}"


def far_step(far: Sequence[FarOff]) -> tuple[Finding, ...]:
    """A training without those rows can be tried."""
    label = later("Train without {count:,} rows that are far off", count=len(far))
    return tuple(_without("labels", label, tuple(one.place for one in far)))


def far_rows(far: Sequence[FarOff], target: str) -> list[dict[str, str]]:
    """The furthest of them, by their numbers from 1."""
    return [
        {
            t("Row"): f"{one.place + 1:,}",
            target: in_digits(one.value, ",.6g"),
            t("Others say"): in_digits(float(f"{one.instead:.3g}"), ",.10g"),
            t(TIMES): f"{one.times:,.0f}",
        }
        for one in far[:SHOWN]
    ]


def steps_of(doubts: Sequence[Doubt], by_heart: Sequence[Memorised]) -> tuple[Finding, ...]:
    """What can be tried with the rows of both: a training without them."""
    in_doubt = later("Train without {count:,} labels in doubt", count=len(doubts))
    learned = later("Train without {count:,} memorised rows", count=len(by_heart))
    return (
        *_without("labels", in_doubt, tuple(one.place for one in doubts)),
        *_without("by heart", learned, tuple(one.place for one in by_heart)),
    )


def _without(check: Check, label: Message, rows: tuple[int, ...]) -> list[Finding]:
    return [Finding(check, "", "", "do not train on", (), label, rows=rows)] if rows else []


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


def heart_rows(found: Sequence[Memorised], classes: Sequence[str], written: Written) -> list[dict[str, str]]:
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
