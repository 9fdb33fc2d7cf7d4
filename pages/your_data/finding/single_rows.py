"""Labels and numbers that are probably wrong, and rows that are memorized, in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from dashboard.analysis.checks.finding import Check, Finding
from dashboard.analysis.evaluation.far_off import FarOff
from dashboard.analysis.evaluation.memorized import MEMORIZED, Memorized
from dashboard.analysis.evaluation.wrong_labels import Doubt
from dashboard.analysis.words import percent
from language.numbers import in_digits
from language.say import later, mark, t, tn

SHOWN = 10
SURELY, WITH_IT, WITHOUT_IT = mark("how sure"), mark("right with it"), mark("without it")
TIMES = mark("times as far off as usual")
# Of one row, and of several.
_FAR_OFF = mark("Train without the row that is far off"), mark("Train without {count:,} rows that are far off")
_IN_DOUBT = mark("Train without the label in doubt"), mark("Train without {count:,} labels in doubt")
_LEARNED = mark("Train without the memorized row"), mark("Train without {count:,} memorized rows")
Written = Callable[[str], str]


def in_words(doubts: Sequence[Doubt] | None, by_heart: Sequence[Memorized] | None, rows: int, seeds: int) -> str:
    """Both counts, of which either may be unknown; `rows` are those of the data set, and `seeds` the trainings."""
    said = [] if doubts is None else [_wrong(doubts, rows)]
    said += [] if by_heart is None else [_learned(by_heart)]
    return " ".join([*said, t("Over {seeds} seeds.", seeds=seeds)])


def _wrong(doubts: Sequence[Doubt], rows: int) -> str:
    if not doubts:
        return t("**No label is clearly wrong:** networks contradict no more of them than their confidence allows for.")
    return tn(
        "**One of {rows:,} labels is probably wrong:** networks that did not train on its row are sure of another "
        "class, more often than they would be if labels were right.",
        "**{count:,} of {rows:,} labels are probably wrong:** networks that did not train on those rows are sure of "
        "another class, more often than they would be if labels were right.",
        len(doubts),
        rows=rows,
    )


def _learned(by_heart: Sequence[Memorized]) -> str:
    if not by_heart:
        return t("**No row is clearly memorized:** networks that did not train on a row get it right about as often.")
    return tn(
        "**One row is memorized:** training runs that include it get it right more often than the others, by at least "
        "{points:.0f} percentage points.",
        "**{count:,} rows are memorized:** training runs that include them get them right more often than the others, "
        "by at least {points:.0f} percentage points.",
        len(by_heart),
        points=100 * MEMORIZED,
    )


def far_in_words(far: Sequence[FarOff], target: str, rows: int, seeds: int) -> str:
    """How many numbers are far off, of `rows` in the data set; `target` is the column's name as text for the page."""
    said = t(
        "**No row's {target} is far from what networks say:** none is off by much more than the others.", target=target
    )
    if far:
        said = tn(
            "**In one of {rows:,} rows {target} is far from what networks that did not train on it say:** off by "
            "{times:.0f} times as much as rows with such answers are. It may be wrong, or the row is rare.",
            "**In {count:,} of {rows:,} rows {target} is far from what networks that did not train on them say:** off "
            "by {times:.0f} times as much as rows with such answers are, or more. It may be wrong, or the row is rare.",
            len(far),
            rows=rows,
            target=target,
            # Of several it is the least that is said.
            times=far[0].times if len(far) == 1 else math.floor(far[-1].times),
        )
    return f"{said} {t('Over {seeds} seeds.', seeds=seeds)}"


def far_step(far: Sequence[FarOff]) -> tuple[Finding, ...]:
    """A training without those rows can be tried."""
    return tuple(_without("labels", _FAR_OFF, tuple(one.place for one in far)))


def far_rows(far: Sequence[FarOff], target: str) -> list[dict[str, str]]:
    """The furthest of them, by their numbers from 1."""
    return [
        {
            t("Row"): f"{one.place + 1:,}",
            target: in_digits(one.value, ",.6g"),
            t("Networks say"): in_digits(float(f"{one.instead:.3g}"), ",.10g"),
            t(TIMES): f"{one.times:,.0f}",
        }
        for one in far[:SHOWN]
    ]


def steps_of(doubts: Sequence[Doubt], by_heart: Sequence[Memorized]) -> tuple[Finding, ...]:
    """What can be tried with the rows of both: a training without them."""
    return (
        *_without("labels", _IN_DOUBT, tuple(one.place for one in doubts)),
        *_without("by heart", _LEARNED, tuple(one.place for one in by_heart)),
    )


def _without(check: Check, labels: tuple[str, str], rows: tuple[int, ...]) -> list[Finding]:
    label = later(labels[len(rows) > 1], count=len(rows))
    return [Finding(check, "", "", "do not train on", (), label, rows=rows)] if rows else []


def doubt_rows(doubts: Sequence[Doubt], classes: Sequence[str], written: Written) -> list[dict[str, str]]:
    """The surest of them, by their numbers from 1."""
    return [
        {
            t("Row"): f"{one.place + 1:,}",
            t("Label"): written(classes[one.label]),
            t("Networks say"): written(classes[one.instead]),
            t(SURELY): percent(one.probability),
        }
        for one in doubts[:SHOWN]
    ]


def heart_rows(found: Sequence[Memorized], classes: Sequence[str], written: Written) -> list[dict[str, str]]:
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
