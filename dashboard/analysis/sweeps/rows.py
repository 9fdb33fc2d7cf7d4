"""Values of a sweep that follow each other, in words: from the first to the last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dashboard.analysis.words import listed
from dashboard.experiment.sweeps.sweep import Sweep
from language.say import t

# So many rows of values are named; where what can't be trained is scattered more, it is counted.
_NAMED = 3


def row_in_words(sweep: Sweep, places: Sequence[int]) -> str:
    """Such as "0.01", or "0.01 to 0.1"."""
    first, last = (sweep.written(place) for place in (places[0], places[-1]))
    return first if len(places) == 1 else t("{first} to {last}", first=first, last=last)


def untrainable_in_words(sweep: Sweep, lost: Sequence[int]) -> str:
    """Which values can't be trained, counted among those of the sweep: of one number from the first to the last."""
    # In a row, each is as far from its place in the list.
    rows = [[one for _, one in row] for _, row in groupby(enumerate(lost), lambda pair: pair[1] - pair[0])]
    if len(sweep.axes) == 1 and len(rows) <= _NAMED:
        named = listed([row_in_words(sweep, [sweep.places[one] for one in row]) for row in rows])
        return t("Left out: {setting} {values}.", setting=sweep.label, values=named)
    return t("Left out: {count} of {total} values.", count=len(lost), total=len(sweep.places))
