"""What the best network gets right, and how far off it is where it is wrong."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from dashboard.analysis.evaluation.models import NETWORK, Evaluation
from dashboard.analysis.evaluation.predictions import Predictions, pooled
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.statistics import interval
from dashboard.analysis.words import percent
from language.numbers import in_digits
from language.say import mark, t, tn

BY_CLASS = (mark("Recall"), mark("Precision"))


def seen_by_seed(judged: Sequence[Sequence[Evaluation]], part: str) -> list[Predictions]:
    """What the network answered to the rows of a part, at each seed that is there."""
    return [
        one.predictions[part] for seed in judged for one in seed if one.model == NETWORK and part in one.predictions
    ]


def answers_in_words(
    seen: Sequence[Predictions], classes: Sequence[str], part: str, written: Callable[[str], str], overlap: float = 0.0
) -> str:
    """The rows of all seeds together; `written` makes text for the page of a class's name.

    `overlap` is that of the splits, as for `interval`; infinite where all seeds have the same rows.
    """
    if not seen:
        return ""
    if seen[0].classified:
        return f"{_classes(pooled(seen), classes, part, written)} {_confidence(seen, overlap)}".strip()
    off = np.abs(pooled(seen).residuals)
    half, most = (in_digits(float(np.quantile(off, share)), ".3g") for share in (0.5, 0.9))
    return t(
        "**On {part} rows, half of the best network's answers are within {half} of the truth, and nine in ten within "
        "{most}.**",
        part=t(part),
        half=half,
        most=most,
    )


def class_rows(seen: Predictions, classes: Sequence[str], written: Callable[[str], str]) -> list[dict[str, str]]:
    """Recall and precision by class, of the same rows as the confusion matrix beside them; of no rows they are 0."""
    counts = seen.confusion
    found, recall, precision = np.diag(counts), *map(t, BY_CLASS)
    of_true, of_said = (found / np.maximum(rows, 1) for rows in (counts.sum(1), counts.sum(0)))
    return [
        {t("Class"): written(name), recall: percent(float(of_true[place])), precision: percent(float(of_said[place]))}
        for place, name in enumerate(classes)
    ]


def _classes(seen: Predictions, classes: Sequence[str], part: str, written: Callable[[str], str]) -> str:
    """Of the class that is found least, how many rows are, unless all are found equally often."""
    counts = seen.confusion
    rows, found = counts.sum(1), np.diag(counts)
    occurs = np.flatnonzero(rows)
    accuracy = percent(float(seen.right.mean()))
    said = t("**On {part} rows the best network is right {accuracy} of the time.**", part=t(part), accuracy=accuracy)
    recall = found[occurs] / rows[occurs]
    weakest, alike = int(occurs[np.argmin(recall)]), int(np.sum(recall == recall.min()))
    if alike == len(occurs) > 1 or seen.right.all():
        return said
    name = written(classes[weakest])
    # That another is found more often may be chance.
    if alike == 1:
        least = tn(
            "The class it finds least often is {name}: {found:,} of {count:,} row.",
            "The class it finds least often is {name}: {found:,} of {count:,} rows.",
            int(rows[weakest]),
            name=name,
            found=found[weakest],
        )
    else:
        share = percent(float(recall.min()))
        least = t(
            "{alike} classes are found least often, {name} among them: {share} of their rows.",
            alike=alike,
            name=name,
            share=share,
        )
    return f"{said} {least}"


def _confidence(seen: Sequence[Predictions], overlap: float) -> str:
    """How sure it is beside how often it is right, where seeds bear out a difference."""
    if len(seen) < FEWEST_PAIRS:
        return ""
    gap = interval(np.array([float(one.confidence.mean() - one.right.mean()) for one in seen]), overlap=overlap)
    sure, right = (float(np.mean([values.mean() for values in each])) for each in _both(seen))
    shares = {"sure": percent(sure), "right": percent(right)}
    if not gap.clear and math.isfinite(overlap):
        return t(
            "Its confidence is {sure} on average, and it is right in {right} of cases: the two can't be told apart.",
            **shares,
        )
    if not gap.clear or shares["sure"] == shares["right"]:
        return t("Its confidence is {sure} on average, and it is right in {right} of cases.", **shares)
    if gap.mean > 0:
        return t(
            "Its confidence is {sure} on average, and it is right in {right} of cases: it is overconfident.", **shares
        )
    return t(
        "Its confidence is {sure} on average, and it is right in {right} of cases: it is underconfident.", **shares
    )


def _both(seen: Sequence[Predictions]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    return [one.confidence for one in seen], [one.right for one in seen]
