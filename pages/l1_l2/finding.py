"""What L1 and L2 leave of a network: how many weights, and which inputs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.outcome import Value
from dashboard.analysis.results import Results
from dashboard.analysis.series import Series, arm_series
from dashboard.analysis.sparsity import NEARLY_ZERO
from dashboard.analysis.table import NEARLY_ZERO as NEARLY
from dashboard.analysis.table import SHARE, Column, losses_and_metrics
from dashboard.analysis.words import listed, percent
from dashboard.experiment.record import Record
from pages.l1_l2.trials import PENALTIES, STRENGTHS, arm_name, names_at

ONE = ".1f"


def exactly_zero(record: Record) -> float:
    """Share of all weights that are 0 to the last bit."""
    return float(np.mean(np.concatenate([kernel.ravel() for kernel in outcome.final_kernels(record)]) == 0.0))


def input_strength(record: Record) -> np.ndarray:
    """For each input the largest |w| out of it, shape (inputs,)."""
    return np.asarray(np.abs(outcome.final_kernels(record)[0]).max(1))


def relevant_kept(record: Record) -> float:
    return float(np.sum(input_strength(record)[: record.experiment.dataset.features] >= NEARLY_ZERO))


def irrelevant_kept(record: Record) -> float:
    return float(np.sum(input_strength(record)[record.experiment.dataset.features :] >= NEARLY_ZERO))


def penalty_series(results: Results, value: Value) -> list[Series]:
    """A number over the strengths, for each penalty."""
    return [arm_series(results, p.title, [(s, arm_name(p.name, s)) for s in STRENGTHS], value) for p in PENALTIES]


def at_strength(results: Results, strength: float) -> Results:
    """No penalty, and each one at one strength."""
    return results.only(names_at(strength))


def columns(metric: str) -> tuple[Column, ...]:
    zeros = (NEARLY, Column("weights exactly zero", exactly_zero, SHARE))
    kept = (Column("relevant inputs kept", relevant_kept, ONE), Column("irrelevant inputs kept", irrelevant_kept, ONE))
    return (*zeros, *kept, *losses_and_metrics(metric))


def finding(results: Results, strength: float) -> str:
    """What each penalty did at a strength; waits for all of them."""
    names = names_at(strength)
    if len(results.present) < len(names):
        return "Training: the comparison needs one result of each penalty."
    none, l1, proximal, l2, _ = names
    near = {name: percent(results.mean(name, outcome.nearly_zero)) for name in names}
    exact = {name: percent(results.mean(name, exactly_zero)) for name in names}
    return (
        f"**At strength {strength:g}, L1 brings {near[l1]} of the weights below {NEARLY_ZERO}, L2 {near[l2]}; without "
        f"a penalty it is {near[none]}.** By gradient steps L1 makes {exact[l1]} of them exactly zero, with the "
        f"proximal step {exact[proximal]}; L2 {exact[l2]}." + _inputs(results, (none, l1, proximal, l2))
    )


def _inputs(results: Results, names: Sequence[str]) -> str:
    irrelevant = results.arms[0].experiment.data.irrelevant_features
    if not irrelevant:
        return ""
    titles = {arm.name: arm.title for arm in results.arms}
    kept = listed([f"{results.mean(name, irrelevant_kept):.1f} ({titles[name]})" for name in names])
    return f" Of the {irrelevant} irrelevant inputs they keep, on average, {kept}."
