"""A prediction in a word: what a loss at the end will do."""

from __future__ import annotations

from typing import Literal, cast

from dashboard.analysis.change import CLOSE
from language.say import mark

Prediction = Literal["fall", "stay about the same", "rise"]
# As they are shown: `t(prediction)`.
PREDICTIONS = cast("tuple[Prediction, ...]", (mark("fall"), mark("stay about the same"), mark("rise")))


def outcome_of(before: float, after: float) -> Prediction:
    """What a loss did, in the words of the predictions; one that is no longer a number has risen."""
    if after < before * (1.0 - CLOSE):
        return "fall"
    return "stay about the same" if after <= before * (1.0 + CLOSE) else "rise"
