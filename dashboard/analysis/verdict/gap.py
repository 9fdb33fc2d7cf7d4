"""The gap between the sets: how wide it is, and whether it was there from the start or opened.

What a network memorizes opens a gap while it is trained. Sets that are drawn from different distributions have one
before anything is memorized, and a network with few weights for its rows can't have memorized them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dashboard.analysis.statistics import ONE_SIDED
from dashboard.analysis.verdict.case import Case
from dashboard.analysis.verdict.curves.scores import ScoresParted, when_scores_parted
from dashboard.analysis.verdict.known import Known

Origin = Literal["opened", "from the start", "unclear", "few weights", "nothing learned", "other targets"]

# The least gap that is wide, as a share of a constant prediction's loss ...
OF_SCALE = 0.15
# ... and the least ratio of validation to training loss.
RATIO = 1.6
# The first gap of a long training is a median over one epoch in this many.
FIRST = 100
# A gap was there from the start if the first one is at least this share of it ...
AT_START = 0.5
# ... and it has grown since by less than this share of a constant prediction's loss.
OPENED = 0.1
# Part of a gap may be a shift up to this multiple of the first one; beyond, only if the first was wide itself.
MAY_BE_SHIFT = 4.0
# A gap that stayed the same may have opened where training loss is below this share of it: rows that are harder by
# chance lose a share more, which comes to next to nothing.
NEXT_TO_NOTHING = 0.2
# Something was learned where a loss is at least this share below a constant prediction's.
LEARNED = 0.05
# A gap is memorized if at least this share of it is left once targets are as frequent in both sets.
MEMORIZED = 0.5
# With fewer weights for each training row, little can be memorized.
FEW_WEIGHTS = 0.05
# The origin of a gap that has grown, by whether part of it surely was there at first, and by when the scores parted.
_ORIGINS: dict[tuple[bool, ScoresParted], Origin] = {
    (True, "unknown"): "unclear",
    (True, "parted at once"): "from the start",
    (True, "parted later"): "opened",
    (False, "unknown"): "opened",
    (False, "parted at once"): "unclear",
    (False, "parted later"): "opened",
}


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Validation minus training loss of the smoothed curves: after one epoch, halfway, and at the epoch judged.

    `first_error` and `last_error` are standard errors, by the noise of epochs; `first_train` is the training loss
    beside the first gap. `reweighted` is validation loss if its targets were as frequent as in training, and `constant`
    the loss of a constant prediction; both are NaN where they are not known.
    """

    first: float
    first_error: float
    first_train: float
    scores_parted: ScoresParted
    halfway: float
    last: float
    last_error: float
    train: float
    validation: float
    reweighted: float
    scale: float
    constant: float
    known: Known

    @property
    def wide(self) -> bool:
        return self.validation >= self.least()

    def least(self, times: float = 1.0) -> float:
        """The least validation loss whose gap is wide, or is that many `times` over."""
        return self.train + times * max(OF_SCALE * self.scale, (RATIO - 1.0) * self.train)

    @property
    def is_chance(self) -> bool:
        """Whether it is neither memorized nor a shift: the sets are drawn alike, and little was or can be learned."""
        return self.known.drawn_alike and self.origin in ("nothing learned", "few weights")

    @property
    def origin(self) -> Origin:
        if self.known.parameters_per_row < FEW_WEIGHTS:
            return "few weights"
        if self.train > (1.0 - LEARNED) * self.constant:
            return "nothing learned"
        if math.isfinite(self.reweighted):
            return "opened" if self.reweighted - self.train >= MEMORIZED * self.last else "other targets"
        if self.known.drawn_alike:
            return "opened"
        if self.stayed:
            return "unclear" if self._may_have_opened else "from the start"
        return _ORIGINS[self._was_there_in_part, self.scores_parted]

    @property
    def stayed(self) -> bool:
        """Whether it counted after the first epoch, and has hardly grown since."""
        counted = self.first + self.first_error >= OF_SCALE * self.scale
        grew = self.last - self.first - self.first_error >= OPENED * self.scale
        return counted and not grew and self.half_at_first

    @property
    def half_at_first(self) -> bool:
        """Whether at least half of it was there after the first epoch."""
        return self.first >= AT_START * self.last

    @property
    def _was_there_in_part(self) -> bool:
        """Whether it surely counted after the first epoch, and was wide then, or no small part of what it is now."""
        surely = self.first - ONE_SIDED * self.first_error
        part = self.first >= self.last / MAY_BE_SHIFT or surely >= (RATIO - 1.0) * self.first_train
        return part and surely >= OF_SCALE * self.scale

    @property
    def _may_have_opened(self) -> bool:
        """Whether a gap that stayed the same may have opened as the first one closed."""
        was_wide = self.first >= (RATIO - 1.0) * self.first_train
        return not was_wide and self.train < NEXT_TO_NOTHING * self.last


def gap_of(case: Case) -> Gap:
    """Measures the gap of a case that has both curves."""
    train, validation = case.smooth_train, case.smooth_validation
    return Gap(
        first=_first_gap(case),
        first_error=float(np.hypot(validation.errors[0], train.errors[0])),
        first_train=float(case.train[0]),
        scores_parted=when_scores_parted(case.train_metric[: case.count], case.metric[: case.count]),
        halfway=validation.at(case.judged / 2) - train.at(case.judged / 2),
        last=validation.last - train.last,
        last_error=float(np.hypot(validation.errors[-1], train.errors[-1])),
        train=train.last,
        validation=validation.last,
        reweighted=_reweighted(case),
        scale=case.scale,
        constant=case.constant_loss,
        known=case.known,
    )


def _first_gap(case: Case) -> float:
    """After the first epoch or over the first hundredth of a long training, whichever is less: one epoch is noisy."""
    gaps = case.validation - case.train
    return float(min(gaps[0], np.median(gaps[: max(len(gaps) // FIRST, 1)])))


def _reweighted(case: Case) -> float:
    """The mean loss of the validation rows under their importance weights; NaN without them."""
    weights = case.known.importance_weights
    if weights is None or case.rows is None or len(case.rows) != len(weights):
        return math.nan
    return float(np.average(case.rows.kept, weights=weights))
