"""What a change of settings did to a training, in words, and the trainings that are pinned."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np

from dashboard.analysis.verdict import Verdict, judge_record
from dashboard.analysis.words import loss_in_words
from dashboard.experiment.differences import changed_settings, format_value
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from language.say import mark, t

_DECIMAL = re.compile(r"[\d,]*\.\d+")
ARROW = "\N{RIGHTWARDS ARROW}"
# Of more settings than this, only the number is named.
MOST_NAMED = 3
# How a training ends that nobody would compare with a whole one unsaid.
CUT_SHORT = ("stopped", "out of time")
# Columns of the pinned trainings.
LOWEST, AT_THE_END = mark("lowest validation loss"), mark("at the end")


def change_in_words(before: Experiment, after: Experiment) -> str:
    """Such as "Dropout 0 -> 0.5"; where many settings differ, how many."""
    settings = changed_settings(before, after)
    if len(settings) > MOST_NAMED:
        return t("{count} settings", count=len(settings))
    steps = (f"{s.control.label} {_step(format_value(s, before), format_value(s, after))}" for s in settings)
    return ", ".join(steps)


def _step(before: str, after: str) -> str:
    """From one value to another, such as "0.25 -> 0.10": with as many digits after the point where both have any."""
    decimals = [len(value.partition(".")[2]) if _DECIMAL.fullmatch(value) else 0 for value in (before, after)]
    if all(decimals):
        before, after = (
            value + "0" * (max(decimals) - own) for value, own in zip((before, after), decimals, strict=True)
        )
    return f"{before} {ARROW} {after}"


def effect_in_words(before: Record, after: Record) -> str:
    """What the change did to validation loss and to the verdict; both trainings have ended."""
    effect = _effect(before, after)
    if before.ending and before.ending.reason in CUT_SHORT:
        epoch = before.ending.epochs
        return t("{effect} (the previous run was stopped at epoch {epoch})", effect=effect, epoch=epoch)
    return effect


def _effect(before: Record, after: Record) -> str:
    losses = [_losses(record, (before, after)) for record in (before, after)]
    verdicts = [judge_record(record) for record in (before, after)]
    kinds = _kinds(*verdicts)
    if not all(losses):
        return kinds
    lowest, kept = (f" {ARROW} ".join(map(_in_words, both)) for both in zip(*losses, strict=True))
    if _data(before) != _data(after):
        return t("other data; {kinds}", kinds=kinds)
    if before.experiment.loss != after.experiment.loss:
        return t("another loss; {kinds}", kinds=kinds)
    return t("lowest validation loss {lowest}, at the end {kept}; {kinds}", lowest=lowest, kept=kept, kinds=kinds)


def _data(record: Record) -> tuple[str, int]:
    """Of other data, or of another number of classes, the lowest loss that can be reached is another."""
    return record.experiment.data.dataset, record.experiment.classes


def _losses(record: Record, beside: Sequence[Record]) -> tuple[float, ...]:
    """Validation loss at its lowest and at the end of a training that has ended, NaN where that is no number.

    Both are the verdict's, medians over the epochs around, as in the headline above and with the mark on the chart.
    Single epochs scatter: one may be higher than another where its curve is lower. Medians of a longer training are
    over more epochs; where one `beside` it has its lowest on the same curve, what that one reached it has reached, too.
    """
    if not record.ending or not len(record.history):
        return ()
    verdict = judge_record(record)
    last = verdict.best_validation_loss * verdict.rise
    reached = [judge_record(one).best_validation_loss for one in beside if one.ending and _reaches(record, one)]
    if record.ending.reason == "diverged":
        last = math.nan
    elif math.isnan(last):
        last = verdict.validation_loss
    return min([verdict.best_validation_loss, *reached]), last


def _in_words(loss: float) -> str:
    if math.isnan(loss):
        return t("not a number")
    return str(loss_in_words(loss))


def _reaches(one: Record, other: Record) -> bool:
    """Whether `one` was the same training up to the epoch of the other's lowest loss, however it went on from there."""
    epoch = judge_record(other).best_epoch
    return 0 < epoch <= len(one.history) and np.allclose(one.history.losses[:epoch], other.history.losses[:epoch])


def _kinds(before: Verdict, after: Verdict) -> str:
    if before.kind == after.kind:
        return t("still {kind}", kind=t(after.kind))
    return f"{t(before.kind)} {ARROW} {t(after.kind)}"


def still_drawn_in_words(now: Record, drawn: Record) -> str:
    """Whose curves are drawn, where a training has none itself."""
    if not 0 < len(changed_settings(now.experiment, drawn.experiment)) <= MOST_NAMED:
        return t("The charts are still those of the previous run.")
    return t("The charts are still those of {settings}.", settings=_differing(drawn, now))


def pin_rows(pinned: Sequence[Record], now: Record) -> list[dict[str, str]]:
    """A row for each pinned training, and one for the one that is shown: what differs from that, and its losses."""
    shown = (*pinned, now)
    rows = [
        _pin_row(t("pinned {place}", place=place), record, shown, _differing(record, now) or t("nothing"))
        for place, record in enumerate(pinned, 1)
    ]
    return [*rows, _pin_row(t("now"), now, shown, "")]


def _differing(record: Record, now: Record) -> str:
    settings = changed_settings(now.experiment, record.experiment)
    return ", ".join(f"{setting.control.label} {format_value(setting, record.experiment)}" for setting in settings)


def _pin_row(name: str, record: Record, shown: Sequence[Record], differing: str) -> dict[str, str]:
    """Losses of another kind than those of the last one, `now`, have its name: a column is read as one scale."""
    loss = record.experiment.loss
    kind = "" if loss == shown[-1].experiment.loss else f" ({loss.inside})"
    lowest, last = [f"{_in_words(one)}{kind}" for one in _losses(record, shown)] or ("", "")
    return {
        t("run"): name,
        t("differs from the current run in"): differing,
        t(LOWEST): lowest,
        t(AT_THE_END): last,
        t("verdict"): _verdict_in_words(record),
    }


def _verdict_in_words(record: Record) -> str:
    if record.ending is None:
        return t("still training")
    return t("failed") if record.ending.reason == "failed" else t(judge_record(record).kind)
