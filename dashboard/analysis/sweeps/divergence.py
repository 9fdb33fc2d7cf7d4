"""Which values of a sweep diverged, and what that means for its charts."""

from __future__ import annotations

from dashboard.analysis.sweeps.swept import Swept
from dashboard.experiment.sweeps.sweep import both
from language.say import mark, t

# By whether it is one value, and whether there are several seeds: the curves that are drawn are the first one's.
_WITH = {
    (True, False): mark(
        "1 of {total} diverged, with {values}. Its curve ends there, and it does not count as the lowest."
    ),
    (False, False): mark(
        "{count} of {total} diverged, all from {values} on. Their curves end there, and none counts as the lowest."
    ),
    (True, True): mark("1 of {total} diverged for some seed, with {values}. It does not count as the lowest."),
    (False, True): mark("{count} of {total} diverged for some seed, all from {values} on. None counts as the lowest."),
}
# Where the first of those that diverged is the first of all.
_ANYWHERE = {
    False: mark("{count} of {total} diverged. Their curves end there, and none counts as the lowest."),
    True: mark("{count} of {total} diverged for some seed. None counts as the lowest."),
}


def divergence(swept: Swept) -> str:
    """How many diverged, and from which values on; empty where none did."""
    places, several = swept.diverged, swept.seeds > 1
    if not places:
        return ""
    counts = {"count": len(places), "total": len(swept.sweep.experiments)}
    if len(places) == 1:
        return t(_WITH[True, several], values=swept.sweep.said(places[0]), total=counts["total"])
    ends = _ends(swept)
    return t(_WITH[False, several], values=ends, **counts) if ends else t(_ANYWHERE[several], **counts)


def _ends(swept: Swept) -> str:
    """The least of each number at which any diverged, but where that is the first of all."""
    sweep = swept.sweep
    lowest = [min(sweep.indices(place)[i] for place in swept.diverged) for i in range(len(sweep.axes))]
    ends = [axis.said(axis.values[at]) for axis, at in zip(sweep.axes, lowest, strict=True) if at > 0]
    return both(ends) if ends else ""
