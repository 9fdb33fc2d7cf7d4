"""Whether less network would do: the smallest whose validation loss can't be told from the lowest."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.paired import FEWEST_PAIRS, PairedLosses, paired_losses
from dashboard.analysis.results import Results
from dashboard.analysis.words import capital
from language.say import mark, t

# By whether it is borne out that the smaller network is no worse.
_LESS = {
    True: mark(
        "**A smaller network would do: {network}.** Its validation loss is {change}. {seeds} seeds can't tell the two "
        "apart, all sizes considered; {lowest} has the lowest."
    ),
    False: mark(
        "**A smaller network may do: {network}.** Its validation loss is {change}. {seeds} seeds can't tell the two "
        "apart, all sizes considered; {lowest} has the lowest."
    ),
}
# By whether it is the smallest network of all.
_SMALLEST = {
    True: mark("**{network} has the lowest validation loss**, and is the smallest network that was tried."),
    False: mark("**{network} has the lowest validation loss**, and any smaller network is worse beyond chance."),
}


def less_network(results: Results) -> str:
    """A sentence from networks of several sizes, the smallest first, once there are enough seeds of each."""
    losses = paired_losses(results)
    names = tuple(arm.name for arm in results.arms)
    if set(losses.names) != set(names) or min(_seeds(losses, name) for name in names) < FEWEST_PAIRS:
        return t(
            "Training networks of {sizes} sizes. A first comparison needs {seeds} seeds.",
            sizes=len(names),
            seeds=FEWEST_PAIRS,
        )
    best = min(names, key=lambda name: float(losses.row(name)[~_missing(losses, name)].mean()))
    enough = losses.contenders(names)
    small = next(name for name in names if name in enough or name == best)
    if small == best:
        return t(_SMALLEST[best == names[0]], network=capital(_sized(results, best)))
    change = losses.change(small, best)
    return t(
        _LESS[change.is_small],
        network=_sized(results, small),
        change=change.beside(t("with {network}", network=results.title(best))),
        seeds=_seeds(losses, best),
        lowest=_sized(results, best),
    )


def _sized(results: Results, name: str) -> str:
    arm = next(arm for arm in results.arms if arm.name == name)
    return t("{title} ({parameters:,} parameters)", title=arm.title, parameters=arm.experiment.parameters)


def _seeds(losses: PairedLosses, name: str) -> int:
    return int((~_missing(losses, name)).sum())


def _missing(losses: PairedLosses, name: str) -> np.ndarray:
    return np.isnan(losses.row(name))
