"""What can be asked of any comparison: how often one seed alone would have named the one that is best over all."""

from __future__ import annotations

import math

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.paired import all_alike
from dashboard.analysis.ranking import is_partial, rank
from dashboard.analysis.results import Results
from dashboard.experiment.arms import BASELINE
from dashboard.export.describe import in_sentence
from dashboard.ui.questions.question import Question, Replies, make_question
from language.say import mark, t

ALL, MOST, HALF = (mark("For all of them"), mark("For most of them, but not all"), mark("For half of them or fewer"))


def at_one_seed(lesson: str, results: Results, baseline: str) -> Question:
    """Of the networks of a comparison, by validation loss."""
    ranking = rank(results, baseline)
    text = t(
        "One of these networks has the lowest mean validation loss. For how many of the seeds is its validation "
        "loss the lowest?"
    )
    if ranking is None or is_partial(results, ranking) or not ranking.sound:
        return how_often(f"{lesson} seed", text, np.zeros(0, bool), "")
    rows = np.array([_losses(results, name) for name in (ranking.best, *ranking.sound)])
    rows = rows[:, ~np.isnan(rows).any(0)]
    # Where all are alike none is the lowest, and no seed names one.
    if len(ranking.sound) > 1 and all_alike(rows):
        return how_often(f"{lesson} seed", text, np.zeros(0, bool), "")
    best = t("the baseline") if ranking.best == BASELINE else in_sentence(results.named(ranking.best))
    return how_often(f"{lesson} seed", text, rows[0] <= rows.min(0), best)


def _losses(results: Results, name: str) -> list[float]:
    """At each seed, as they are: the ranking takes small ones for alike. NaN where there is none yet."""
    return [math.nan if one is None else outcome.validation_loss(one) for one in results.finished_row(name)]


def how_often(name: str, text: str, is_first: np.ndarray, best: str) -> Question:
    """Whether the `best`, named as in a sentence, is the first at each seed; nothing is right while there is none."""
    if not is_first.size:
        return make_question(name, text, _REPLIES, None)
    count, seeds = int(is_first.sum()), is_first.size
    right = ALL if count == seeds else MOST if 2 * count > seeds else HALF
    because = t("With {best} it is {count} of {seeds}.", best=best, count=count, seeds=seeds)
    return make_question(name, text, _REPLIES, right, because)


_REPLIES = {
    ALL: Replies(
        mark(
            "“The best is the best, whatever the seed” holds where its lead is larger than the differences between "
            "seeds."
        ),
        mark("Any one of these seeds would have named it, too."),
    ),
    MOST: Replies(
        mark("How often depends on how large the lead is compared with the differences between seeds."),
        mark("A single seed would have picked it more often than not, and now and then another one."),
    ),
    HALF: Replies(
        mark(
            "“One training run says nothing” goes too far: more than half of these seeds name it. Whether its lead is "
            "more than chance is another question, which the intervals answer."
        ),
        mark(
            "A single seed would have been at least as likely to pick another one. That is why a comparison takes "
            "several."
        ),
    ),
}
