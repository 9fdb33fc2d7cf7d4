"""Events of a training, as dotted lines at their epochs with words beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dashboard.analysis.verdict import judge_record
from dashboard.data.parts import VALIDATION
from dashboard.experiment.record import Record
from dashboard.figures.ends import letters
from dashboard.figures.theme import EVENT, PAGE
from language.say import t

# Words stand to the right of an event in this share of the axis, and to its left beyond it: where there is more room.
RIGHTWARDS = 0.5
# Each label stands below the one before, by so many pixels for each of its lines; and what that is of the height of a
# plot where it is low, on a phone.
LINE, ROW = 16, 0.11
# Pixels that a letter takes, between a line and its words, and across a plot where it is narrow.
LETTER, BESIDE, NARROW = 5.2, 5, 220
# Of such a plot's height: what a marker takes above the curve that it is on.
MARKER = 0.045
# A loss that is drawn on a logarithmic axis is at least this.
TINY = 1e-12


def events_of(
    record: Record, *, memorizes: bool = False, turns: bool = False, so_far: bool = False
) -> list[tuple[int, str]]:
    """Epochs at which something happened, and what, in words; a lowest loss at the end is nothing if it `turns`.

    The lowest loss is called the lowest `so_far` where a later one, which is drawn beyond the record, is lower.
    """
    if len(record.history) == 0:
        return []
    best, ending = _best_epoch(record), record.ending
    restored = ending.restored if ending else None
    said: dict[int, list[str]] = {}
    if not turns or best < len(record.history):
        said[best] = [_lowest_in_words(record, best, so_far=so_far)]
    if restored:
        # In one line with what is said of the same epoch.
        lowest = said.get(restored)
        words = t("restored") if restored == best else t("restored: epoch {epoch}", epoch=restored)
        said[restored] = [f"{lowest[0]}, {words}" if lowest else words]
    # Where no rise is sure, nothing is known to begin at the lowest loss.
    if memorizes and ending and judge_record(record).kind == "overfitting" and judge_record(record).rose:
        said.setdefault(judge_record(record).best_epoch, []).append(t("memorizes from here on"))
    if ending and ending.reason == "early stopping":
        said.setdefault(ending.epochs, []).append(t("stopped: epoch {epoch}", epoch=ending.epochs))
    return [(epoch, "<br>".join(lines)) for epoch, lines in sorted(said.items())]


def _best_epoch(record: Record) -> int:
    """Where the verdict has the lowest validation loss, if that is over all epochs: what stands above the chart."""
    verdict = judge_record(record) if record.ending else None
    if verdict and verdict.best_epoch and verdict.epoch == len(record.history):
        return verdict.best_epoch
    return lowest_epoch(record)


def lowest_epoch(record: Record) -> int:
    return int(np.argmin(record.history.losses[:, VALIDATION])) + 1


def _lowest_in_words(record: Record, best: int, *, so_far: bool) -> str:
    if so_far:
        return t("validation lowest so far: epoch {epoch}", epoch=best)
    if best == lowest_epoch(record):
        return t("validation lowest: epoch {epoch}", epoch=best)
    return t("validation lowest: around epoch {epoch}", epoch=best)


def marks(events: Sequence[tuple[int, str]], end: float, *, labelled: bool = True) -> dict[str, Any]:
    """A layout's lines and labels for events: epochs, and what happened there; `end` is the last epoch of the axis."""
    shapes, notes, row = [], [], 0
    for epoch, text, side in _placed(events, end):
        shapes.append(_line(epoch))
        notes.append(_label(epoch, text if labelled else "", row, side))
        row += 1 + text.count("<br>")
    return {"shapes": shapes, "annotations": notes}


def top_clear_of_words(
    events: Sequence[tuple[int, str]], end: float, curves: Sequence[np.ndarray], low: float = 0.0
) -> float:
    """How high an axis that begins at `low` has to reach for curves with a value an epoch to stay below the words."""
    needed, row = low, 0
    for epoch, text, side in _placed(events, end):
        lines = text.split("<br>")
        row += len(lines)
        width = end * _pixels(lines) / NARROW
        first, last = (epoch, epoch + width) if side == "left" else (epoch - width, epoch)
        highest = _highest([curve[max(int(first) - 1, 0) : int(last)] for curve in curves], low)
        needed = max(needed, low + (highest - low) / (1 - ROW * row - MARKER))
    return needed


def top_clear_on_log(events: Sequence[tuple[int, str]], end: float, curves: Sequence[np.ndarray]) -> float:
    """The same for a logarithmic axis, which begins at the lowest value."""
    powers = [np.log10(np.maximum(curve, TINY)) for curve in curves]
    low = -_highest([-power for power in powers], -np.inf)
    return float(10 ** top_clear_of_words(events, end, powers, low)) if np.isfinite(low) else 0.0


def _highest(curves: Sequence[np.ndarray], least: float) -> float:
    return max((float(np.max(curve, initial=least, where=np.isfinite(curve))) for curve in curves), default=least)


def _placed(events: Sequence[tuple[int, str]], end: float) -> list[tuple[int, str, str]]:
    """Epochs, their words, broken after a colon if need be, and the side of these words that lies at the line."""
    lines = [epoch for epoch, _ in events]
    return [(epoch, *_place(epoch, text.split("<br>"), lines, end)) for epoch, text in events]


def _place(epoch: int, words: Sequence[str], lines: Sequence[int], end: float) -> tuple[str, str]:
    """Where a narrow plot has room for words between their line and the next; else, if it has, across that one."""
    sides = ("left", "right") if epoch < end * RIGHTWARDS else ("right", "left")
    rooms = {
        "left": min((line for line in lines if line > epoch), default=end) - epoch,
        "right": epoch - max((line for line in lines if line < epoch), default=0),
    }
    for said in (words, [line.replace(": ", ":<br>", 1) for line in words]):
        for side in sides:
            if _pixels("<br>".join(said).split("<br>")) <= NARROW * rooms[side] / end:
                return "<br>".join(said), side
    return "<br>".join(_broken(line, epoch / end) for line in words), sides[0]


def _broken(line: str, place: float) -> str:
    fits = _pixels([line]) <= NARROW * max(place, 1 - place)
    return line if fits else line.replace(": ", ":<br>", 1)


def _pixels(lines: Sequence[str]) -> float:
    return BESIDE + LETTER * max(map(letters, lines))


def _line(epoch: int) -> dict[str, Any]:
    style = {"width": 1.2, "dash": "dot", "color": EVENT}
    place = {"x0": epoch, "x1": epoch, "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "line", **place, "line": style, "layer": "below"}


def _label(epoch: int, text: str, row: int, side: str) -> dict[str, Any]:
    return {
        "x": epoch,
        "y": 1.0,
        "yref": "paper",
        "text": text,
        "showarrow": False,
        "font": {"size": 12},
        "bgcolor": PAGE,
        "align": side,
        "xanchor": side,
        "xshift": BESIDE if side == "left" else -BESIDE,
        "yanchor": "top",
        "yshift": -LINE * row,
    }
