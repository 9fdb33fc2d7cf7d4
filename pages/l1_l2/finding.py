"""What L1 and L2 leave of a network: how many weights, and which inputs."""

from __future__ import annotations

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.best_arm import without_baseline
from dashboard.analysis.change import Kind
from dashboard.analysis.comparison_words import margin_in_words, mishaps_in_words, still_needed_of
from dashboard.analysis.networks.sparsity import NEARLY_ZERO
from dashboard.analysis.outcome import Value
from dashboard.analysis.ranking import rank
from dashboard.analysis.results import Results
from dashboard.analysis.series import Series, arm_series
from dashboard.analysis.table import NEARLY_ZERO as NEARLY
from dashboard.analysis.table import SHARE, Column, losses_and_metrics, mean
from dashboard.analysis.words import listed, percent, quoted
from dashboard.experiment.record import Record
from dashboard.export.describe import in_sentence
from language.say import mark, t, tn
from pages.l1_l2.trials import NONE, PENALTIES, STRENGTHS, arm_name, names_at

ONE = ".1f"
# An input is kept if the largest |w| out of it is at least this share of the strongest input's.
KEPT = 0.1


def exactly_zero(record: Record) -> float:
    """Share of all weights that are 0 to the last bit."""
    return float(np.mean(np.concatenate([kernel.ravel() for kernel in outcome.final_kernels(record)]) == 0.0))


def input_strength(record: Record) -> np.ndarray:
    """For each input the largest |w| out of it, shape (inputs,)."""
    return np.asarray(np.abs(outcome.final_kernels(record)[0]).max(1))


def kept(strengths: np.ndarray) -> np.ndarray:
    """Which inputs (inputs,) are kept, by the strength of each: next to the strongest, so that scale plays no part."""
    strongest = strengths.max()
    return (strengths >= KEPT * strongest) & (strongest > 0)


def relevant_kept(record: Record) -> float:
    return float(np.sum(kept(input_strength(record))[: record.experiment.dataset.features]))


def irrelevant_kept(record: Record) -> float:
    return float(np.sum(kept(input_strength(record))[record.experiment.dataset.features :]))


def penalty_series(results: Results, value: Value, *, geometric: bool = False) -> list[Series]:
    """A number over the strengths, for each penalty; means are `geometric` for losses."""
    arms = {t(p.title): [(s, arm_name(p.name, s)) for s in STRENGTHS] for p in PENALTIES}
    return [arm_series(results, title, each, value, geometric=geometric) for title, each in arms.items()]


def at_strength(results: Results, strength: float) -> Results:
    """No penalty, and each one at one strength."""
    return results.only(names_at(strength))


def columns(metric: str) -> tuple[Column, ...]:
    zeros = (NEARLY, Column(mark("weights exactly zero"), mean(exactly_zero), SHARE))
    inputs = (
        Column(mark("relevant inputs kept"), mean(relevant_kept), ONE),
        Column(mark("irrelevant inputs kept"), mean(irrelevant_kept), ONE),
    )
    return (*zeros, *inputs, *losses_and_metrics(metric))


def finding(results: Results, strength: float) -> str:
    """What each penalty did at a strength; waits for all of them."""
    names = names_at(strength)
    same = results.only(names).at_same_seeds()
    if not same.present:
        if results.complete:
            return _losses(results)
        return still_needed_of(results, t("the comparison needs a seed that all penalties have a result for"))
    none, l1, proximal, l2, *_ = names
    near = {name: percent(same.mean(name, outcome.nearly_zero)) for name in names}
    exact = {name: percent(same.mean(name, exactly_zero)) for name in names}
    weights = t(
        "**At strength {strength:g}, L1 brings {l1} of the weights below {limit} in size, and L2 {l2}; "
        "without a penalty it is {none}.** L1 makes {exact_l1} of them exactly zero by gradient steps, and "
        "{exact_proximal} by the proximal step; L2 makes {exact_l2}.",
        strength=strength,
        limit=NEARLY_ZERO,
        none=near[none],
        l1=near[l1],
        l2=near[l2],
        exact_l1=exact[l1],
        exact_proximal=exact[proximal],
        exact_l2=exact[l2],
    )
    parts = (_losses(results), weights) if results.divergences(none) else (weights, _losses(results))
    return " ".join(filter(None, parts))


def inputs_in_words(results: Results) -> str:
    """How many of the irrelevant inputs each network keeps, at the seeds that all arms with results have."""
    irrelevant = results.arms[0].experiment.data.irrelevant_features
    same = results.only([arm.name for arm in results.present]).at_same_seeds()
    seeds = len(same.columns())
    if not irrelevant or not seeds:
        return ""
    each = [(same.mean(arm.name, irrelevant_kept), in_sentence(arm.title)) for arm in same.arms]
    if seeds == 1:
        said = listed([t("{count:.0f} ({penalty})", count=count, penalty=title) for count, title in each])
        return tn(
            "Of the {count} irrelevant input the networks of the one seed that all have keep {counts}.",
            "Of the {count} irrelevant inputs the networks of the one seed that all have keep {counts}.",
            irrelevant,
            counts=said,
        )
    said = listed([t("{count:.1f} ({penalty})", count=count, penalty=title) for count, title in each])
    return tn(
        "Of the {count} irrelevant input the networks keep, on average, {counts}.",
        "Of the {count} irrelevant inputs the networks keep, on average, {counts}.",
        irrelevant,
        counts=said,
    )


# What a penalty does to validation loss: the first thing that is said of it, and what is said after that.
_FIRST: dict[Kind, str] = {
    "lower": mark("Compared with no penalty, validation loss is lower beyond chance with {penalties}."),
    "higher": mark("Compared with no penalty, validation loss is higher beyond chance with {penalties}."),
    "same": mark(
        "Compared with no penalty, validation loss differs by less than {margin}, which counts as none, with "
        "{penalties}."
    ),
    "unsure": mark(
        "Compared with no penalty, validation loss is, over these seeds, neither clearly lower nor clearly higher "
        "with {penalties}."
    ),
}
_THEN: dict[Kind, str] = {
    "lower": mark("It is lower beyond chance with {penalties}."),
    "higher": mark("It is higher beyond chance with {penalties}."),
    "same": mark("It differs by less than {margin}, which counts as none, with {penalties}."),
    "unsure": mark("It is, over these seeds, neither clearly lower nor clearly higher with {penalties}."),
}


EVERY, ANY = mark("every penalty"), mark("any penalty")


def _losses(results: Results) -> str:
    """What the penalties do to validation loss, all tested together; by how much, the table has."""
    ranking = rank(results, NONE)
    if ranking and (first := without_baseline(results, ranking)):
        return f"{first} {mishaps_in_words(results, but=NONE)}".strip()
    changes = ranking.changes if ranking else {}
    kinds: dict[Kind, list[str]] = {kind: [] for kind in (*_FIRST, "diverged")}
    penalties = len(results.arms) - 1
    margin = margin_in_words(next(iter(changes.values()))) if changes else ""
    for name, change in changes.items():
        # One of them is called by two others.
        kinds["same" if change.is_small else change.kind].append(quoted(results.title(name)))
    found = [
        (kind, t(ANY if kind == "unsure" else EVERY) if len(titles) == penalties > 1 else listed(titles))
        for kind, titles in kinds.items()
        if titles and kind in _FIRST
    ]
    said = [
        t((_THEN if place else _FIRST)[kind], penalties=each, margin=margin) for place, (kind, each) in enumerate(found)
    ]
    harm = t("**Every penalty harms here.**") if len(kinds["higher"]) == penalties > 0 else ""
    return " ".join(filter(None, (harm, *said, mishaps_in_words(results))))
