"""What chosen runs show beside each other, in numbers over their seeds and in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from dashboard.analysis.best_arm import without_baseline
from dashboard.analysis.comparison_words import mishaps_in_words
from dashboard.analysis.outcome import train_loss, validation_loss
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.ranking import Ranking, rank
from dashboard.analysis.statistics import geometric_interval
from dashboard.analysis.words import listed, loss_in_words
from dashboard.experiment.groups.controls import Group as Settings
from dashboard.experiment.settings import SETTINGS
from dashboard.export.describe import in_sentence
from language.say import mark, t
from pages.runs.finding.groups import Compared, Group
from pages.runs.finding.listed import NONE

# Columns of the numbers.
RUNS, TRAIN_LOSS, VALIDATION_LOSS = mark("runs"), mark("training loss"), mark("validation loss")


def group_rows(compared: Compared) -> list[dict[str, str]]:
    """A row for each group: how many runs, its losses with their intervals over the seeds, and its verdicts."""
    results = compared.results
    rows = []
    for group in compared.groups:
        losses = {
            t(TRAIN_LOSS): results.values(group.letter, train_loss),
            t(VALIDATION_LOSS): results.values(group.letter, validation_loss),
        }
        rows.append(
            {t("group"): group.letter, t(RUNS): str(len(group.runs))}
            | {name: _mean(values) for name, values in losses.items()}
            | {t("verdict"): _verdicts(group)}
        )
    return rows


def in_words(compared: Compared) -> str:
    """How the groups compare with the first of them, as far as their seeds bear it out."""
    if len(compared.groups) < 2:
        return ""
    if not compared.comparable:
        return t(
            "These runs have different data or a different loss: their losses are not on one scale, so nothing is "
            "compared."
        )
    results, first = compared.results, compared.groups[0]
    ranking = rank(results, first.letter)
    if ranking is None:
        few = t(
            "Too few seeds to tell a difference from chance: a comparison with {first} needs {count} seeds that both "
            "groups have in common. In the lab, train each of them with different data seeds and seeds.",
            first=first.letter,
            count=FEWEST_PAIRS,
        )
        # Those that diverged or ran out of time are among the seeds that are shown, but have no loss to compare.
        return f"{few} {mishaps_in_words(results)}".strip()
    without = without_baseline(results, ranking)
    mishaps = mishaps_in_words(results, but=first.letter if without else "")
    parts = (without or changes_in_words(ranking), _left_out(compared, ranking), _other_data(compared), mishaps)
    return " ".join(filter(None, parts))


def _left_out(compared: Compared, ranking: Ranking) -> str:
    """Which groups can't be compared with the first, as they share too few seeds with it."""
    names = [group.letter for group in compared.groups[1:] if group.letter not in ranking.changes]
    if not names:
        return ""
    return t(
        "Too few seeds in common with {first} ({count} are needed): {names}.",
        first=ranking.baseline,
        count=FEWEST_PAIRS,
        names=", ".join(names),
    )


def changes_in_words(ranking: Ranking) -> str:
    """What these seeds tell of the groups beside the first, as far as divergences leave losses to compare."""
    other, changes = t("that of {name}", name=ranking.baseline), ranking.changes.items()
    said = [
        t("that of {name} is {change}", name=name, change=change.beside(other))
        for name, change in changes
        if change.kind != "diverged"
    ]
    if not said:
        return ""
    return f"{t('Validation loss, seed by seed: {changes}.', changes='; '.join(said))} {_beyond(ranking)}"


def _beyond(ranking: Ranking) -> str:
    """What of it is beyond chance, and what is too small to count."""
    counted = sorted((*ranking.lower, *ranking.higher))
    small = sorted(name for name, change in ranking.changes.items() if change.is_small and change.logs.clear)
    said = (
        t("Beyond chance: {names}.", names=", ".join(counted)) if counted else "",
        t("Beyond chance, but too small to count: {names}.", names=", ".join(small)) if small else "",
    )
    return " ".join(filter(None, said)) or t("None of this is beyond chance.")


def _other_data(compared: Compared) -> str:
    """What else a difference may come from, where the groups were not measured on the same rows."""
    labels = {setting.control.label for setting in SETTINGS.values() if setting.control.group == Settings.DATA}
    differing = [in_sentence(label) for label in compared.settings if label in labels]
    if not differing:
        return ""
    return t("Their data differ in {settings}: losses are measured on different rows, too.", settings=listed(differing))


def _mean(values: np.ndarray) -> str:
    """Such as "0.31 [0.28, 0.34]"; of fewer runs than an interval says anything of, the mean alone."""
    if not len(values):
        return NONE
    found = geometric_interval(values)
    return str(found if len(values) >= FEWEST_PAIRS else loss_in_words(found.mean))


def _verdicts(group: Group) -> str:
    counts: Sequence[tuple[str, int]] = Counter(run.verdict.kind for run in group.runs).most_common()
    return ", ".join(f"{t(kind)} ({count})" if len(group.runs) > 1 else t(kind) for kind, count in counts)
