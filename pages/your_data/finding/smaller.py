"""Whether less network would do: the smallest whose validation loss can't be told from the lowest."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.paired import FEWEST, PairedLosses, paired_losses
from dashboard.analysis.results import Results
from dashboard.analysis.words import capital


def less_network(results: Results) -> str:
    """A sentence from networks of several sizes, the smallest first, once there are enough seeds of each."""
    losses = paired_losses(results)
    names = tuple(arm.name for arm in results.arms)
    if set(losses.names) != set(names) or min(_seeds(losses, name) for name in names) < FEWEST:
        return f"Training networks of {len(names)} sizes. A first comparison needs {FEWEST} seeds."
    best = min(names, key=lambda name: float(losses.row(name)[~_missing(losses, name)].mean()))
    enough = losses.contenders(names)
    small = next(name for name in names if name in enough or name == best)
    if small == best:
        said = f"**{capital(_sized(results, best))} has the lowest validation loss**"
        return f"{said}, and any smaller network is worse beyond chance."
    change = losses.change(small, best)
    word = "would" if change.kind == "same" else "may"
    return (
        f"**Less network {word} do: {_sized(results, small)}.** Its validation loss is "
        f"{change.beside(f'with {results.title(best)}')}. {_seeds(losses, best)} seeds can't tell the two apart, all "
        f"sizes considered; {_sized(results, best)} has the lowest."
    )


def _sized(results: Results, name: str) -> str:
    arm = next(arm for arm in results.arms if arm.name == name)
    return f"{arm.title} ({arm.experiment.parameters:,} parameters)"


def _seeds(losses: PairedLosses, name: str) -> int:
    return int((~_missing(losses, name)).sum())


def _missing(losses: PairedLosses, name: str) -> np.ndarray:
    return np.isnan(losses.row(name))
