"""The network that stands for all thinned ones, beside their mean and beside ensembles trained apart: over seeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dashboard.analysis.comparison_words import still_needed
from dashboard.analysis.networks.network import Network, network
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.results import Results
from dashboard.analysis.statistics import geometric_mean
from dashboard.analysis.words import percent
from dashboard.data.parts import Part
from dashboard.experiment.record import Record
from language.say import mark, t
from pages.dropout.finding.ensemble import Score, probabilities, score, thinned_networks
from pages.dropout.trials import MEMBERS, PLAIN, STOPPED, arm_name, members_at

THINNED, MEAN, SCALED = mark("One thinned network"), mark("Mean of 100 thinned networks"), mark("Weight-scaled network")
# By kind of member: one of them on average, and their mean; `count` is MEMBERS.
APART = {
    PLAIN: (mark("One trained separately, to the end"), mark("Mean of {count} trained to the end")),
    STOPPED: (mark("One trained separately, stopped early"), mark("Mean of {count} stopped early")),
}


def scores_at(record: Record, members: Mapping[str, Sequence[Network]], rate: float, test: Part) -> dict[str, Score]:
    """What each predictor scores on the test set of one seed; `members` are the separate networks of each kind."""
    assert record.final is not None
    net = network(record.experiment, record.final)
    each = probabilities(record.experiment, thinned_networks(net, rate), test.x)
    found: dict[str, Score] = {
        THINNED: score(each, test),
        MEAN: score(each.mean(0), test),
        SCALED: score(probabilities(record.experiment, [net], test.x)[0], test),
    }
    for kind, nets in members.items():
        apart = probabilities(record.experiment, nets, test.x)
        found |= dict(zip(APART[kind], (score(apart, test), score(apart.mean(0), test)), strict=True))
    return found


def complete(results: Results, rate: float) -> list[tuple[Record, dict[str, list[Network]]]]:
    """The seeds at which the network with dropout and all members have ended: its record, and theirs as networks."""
    there = {record.experiment: record for record in results.extra if record is not None and record.final is not None}
    seeds = []
    for record in results[arm_name(rate)]:
        wanted = members_at(record.experiment)
        if record.final is not None and all(one in there for kind in wanted.values() for one in kind):
            found = {kind: [_network(there[one]) for one in each] for kind, each in wanted.items()}
            seeds.append((record, found))
    return seeds


def _network(record: Record) -> Network:
    assert record.final is not None
    return network(record.experiment, record.final)


def typical(seeds: Sequence[Mapping[str, Score]], title: str) -> tuple[float, float]:
    """Geometric mean of the cross-entropy and mean of the accuracy, over seeds."""
    losses = np.array([one[title].loss for one in seeds])
    return geometric_mean(losses), float(np.mean([one[title].accuracy for one in seeds]))


def in_words(seeds: Sequence[Mapping[str, Score]], *, over: bool = False) -> str:
    """Whether the one network stands for the mean, what separate networks gain, and why."""
    if len(seeds) < FEWEST_PAIRS:
        return still_needed(t("a comparison needs {count} seeds", count=FEWEST_PAIRS), over=over)
    return f"{_scaled(seeds)} {_apart(seeds)}"


def _scaled(seeds: Sequence[Mapping[str, Score]]) -> str:
    mean, scaled = typical(seeds, MEAN)[0], typical(seeds, SCALED)[0]
    higher = sum(one[SCALED].loss > one[MEAN].loss for one in seeds)
    sure = {title: float(np.mean([one[title].confidence for one in seeds])) for title in (MEAN, SCALED)}
    said = t(
        "**The weight-scaled network has a test loss of {scaled:.3f}, and the mean of thinned networks, which it "
        "stands for, {mean:.3f}:** its loss is the higher of the two for {higher} of {seeds} seeds.",
        scaled=scaled,
        mean=mean,
        higher=higher,
        seeds=len(seeds),
    )
    shares = {"scaled": percent(sure[SCALED]), "mean": percent(sure[MEAN])}
    # So little that it does not show is no reason.
    if 2 * higher <= len(seeds) or sure[SCALED] <= sure[MEAN] or shares["scaled"] == shares["mean"]:
        return said
    why = t(
        "It is the more confident of the two ({scaled} against {mean} on average), and pays for that where it is "
        "wrong.",
        **shares,
    )
    return f"{said} {why}"


# What networks trained apart score together, by their kind; second, where the weight-scaled one is never worse.
_TOGETHER = {
    PLAIN: (
        mark(
            "Trained separately to the end, one network has a test loss of {each:.3f}, and the mean of {members} has "
            "{together:.3f}: lower than the weight-scaled network's for {lower} of {seeds} seeds."
        ),
        mark(
            "Trained separately to the end, one network has a test loss of {each:.3f}, and the mean of {members} has "
            "{together:.3f}: lower than the weight-scaled network's for none of {seeds} seeds."
        ),
    ),
    STOPPED: (
        mark("Stopped early, the mean of {members} has {together:.3f}: lower for {lower} of {seeds} seeds."),
        mark("Stopped early, the mean of {members} has {together:.3f}: lower for none of {seeds} seeds."),
    ),
}


def _apart(seeds: Sequence[Mapping[str, Score]]) -> str:
    return " ".join(_together(seeds, kind) for kind in _TOGETHER)


def _together(seeds: Sequence[Mapping[str, Score]], kind: str) -> str:
    one, mean = APART[kind]
    lower = sum(at[mean].loss < at[SCALED].loss for at in seeds)
    return t(
        _TOGETHER[kind][lower == 0],
        members=MEMBERS,
        each=typical(seeds, one)[0],
        together=typical(seeds, mean)[0],
        lower=lower,
        seeds=len(seeds),
    )
