"""Which arm is best, and how the others compare with the baseline, as far as the seeds bear it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from dashboard.analysis.change import Change
from dashboard.analysis.paired import FEWEST_PAIRS, PairedLosses, paired_losses
from dashboard.analysis.results import Results


@dataclass(frozen=True)
class Ranking:
    """Arms by their loss in relation to the baseline's, lowest first.

    `changes` holds every arm but the baseline. `contenders` are those that may be the best, the baseline among them, by
    one test for all; the first is `best`, the arm with the lowest mean. An arm that diverged at any seed is neither,
    unless all did.
    """

    baseline: str
    changes: Mapping[str, Change]
    contenders: tuple[str, ...]
    losses: PairedLosses

    @property
    def diverged(self) -> frozenset[str]:
        """The arms that diverged at some seed."""
        return self.losses.diverged

    @property
    def sound(self) -> tuple[str, ...]:
        """The arms that did not diverge at any seed, the baseline included."""
        return tuple(name for name in (self.baseline, *self.changes) if name not in self.diverged)

    @property
    def best(self) -> str:
        return self.contenders[0]

    @property
    def rivals(self) -> tuple[str, ...]:
        return self.contenders[1:]

    @property
    def helps(self) -> bool:
        """Whether the best arm's loss is lower than the baseline's beyond chance."""
        return self.best in self.lower

    @property
    def lower(self) -> tuple[str, ...]:
        """The arms whose loss is lower than the baseline's beyond chance; what diverged, on either side, is not."""
        return tuple(name for name, change in self.changes.items() if change.kind == "lower")

    @property
    def higher(self) -> tuple[str, ...]:
        return tuple(name for name, change in self.changes.items() if change.kind == "higher")

    @property
    def gain(self) -> Change | None:
        """How the best and the baseline compare, to be said beside the contenders.

        None where the baseline diverged at some seed, and has no loss there, and where it is out of the running by
        another arm alone: the best one's interval would seem to let it in.
        """
        if self.best == self.baseline or self.baseline in self.diverged:
            return None
        found = self.changes[self.best]
        return found if self.baseline in self.contenders or found.logs.clear else None

    def lead(self, rival: str) -> Change:
        """What the best and a rival are told apart by: the interval of `changes` where one of them is the baseline."""
        others = [name for name in (rival, self.best) if name != self.baseline]
        if len(others) == 1:
            return self.changes[others[0]]
        return self.losses.change_among(self.sound or (self.baseline, *self.changes), rival, self.best)


# The finding, the chart and the questions of a page ask for the same ranking while it is drawn.
_FOUND: WeakKeyDictionary[Results, dict[str, Ranking | None]] = WeakKeyDictionary()


def rank(results: Results, baseline: str) -> Ranking | None:
    """Compares the arms at the seeds that each shares with the baseline; None until another one shares FEWEST_PAIRS.

    Found once for each results and baseline.
    """
    found = _FOUND.setdefault(results, {})
    if baseline not in found:
        found[baseline] = rank_losses(paired_losses(results), baseline)
    return found[baseline]


def comparable(results: Results) -> Results | None:
    """The arms that diverged at no seed, at the seeds that all of these share.

    None while another arm may still be one of them, or these share too few seeds.
    """
    sound = [arm.name for arm in results.arms if not results.divergences(arm.name)]
    same = results.only(sound).at_same_seeds()
    expected = [] if results.over else [results.ended(arm.name) for arm in results.arms]
    counts = expected + [len(row) for row in same.rows]
    return same if min(counts, default=FEWEST_PAIRS) >= FEWEST_PAIRS else None


def lowest(results: Results) -> str | None:
    """The arm with the lowest validation loss of those that are `comparable`; None where none are."""
    same = comparable(results)
    if same is None or not same.arms:
        return None
    losses = paired_losses(same)
    return min(losses.names, key=lambda name: (losses.row(name).mean(), losses.typical[name]))


def is_partial(results: Results, ranking: Ranking) -> bool:
    """Whether some arms have too few seeds yet, so that another one may still be the best.

    Those that have too few once all is over are left out: `left_out_in_words` names them.
    """
    return not results.over and len(ranking.changes) < len(results.arms) - 1


def rank_losses(losses: PairedLosses, baseline: str) -> Ranking | None:
    """Ranks arms by their losses: see `rank`."""
    changes = losses.changes(baseline) if baseline in losses.names else {}
    if not changes:
        return None
    names = (baseline, *changes)
    sound = tuple(name for name in names if name not in losses.diverged) or names
    means = {baseline: 0.0} | {name: change.logs.mean for name, change in changes.items()}
    order = tuple(sorted(sound, key=lambda name: (means[name], losses.typical.get(name, 0.0))))
    return Ranking(baseline, changes, _contenders(order, baseline, changes, losses) or order[:1], losses)


def _contenders(
    order: tuple[str, ...], baseline: str, changes: Mapping[str, Change], losses: PairedLosses
) -> tuple[str, ...]:
    """Those that may be the best: see `PairedLosses.contenders`.

    Beside the baseline the intervals of `changes` tell, so that no sentence contradicts the chart of these: where it is
    the best, they alone.
    """
    if baseline not in order:
        return losses.contenders(order)
    kinds = {name: changes[name].kind for name in order if name != baseline}
    beaten = {name for name, kind in kinds.items() if kind == "higher"}
    if "lower" in kinds.values():
        beaten.add(baseline)
    others = order if order[0] == baseline else losses.contenders(order, but=baseline)
    return tuple(name for name in others if name not in beaten)
