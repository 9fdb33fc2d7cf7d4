"""The trainings with their truth, kept once measured: thresholds can then be tried in seconds."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace

from benchmarks.kept import kept_folder
from benchmarks.verdicts import fresh, repeated
from benchmarks.verdicts.experiments.curious import curious
from benchmarks.verdicts.experiments.drawn import drawn
from benchmarks.verdicts.experiments.rare import rare
from benchmarks.verdicts.experiments.scheduled import scheduled
from benchmarks.verdicts.experiments.uncommon import uncommon
from benchmarks.verdicts.trained import trained
from benchmarks.verdicts.truth import Truth, allowed, often, plainly
from dashboard.analysis.verdict import Kind, Verdict
from dashboard.data.dataset import DataError
from dashboard.experiment.record import Record

# What is drawn from each of these seeds on.
DRAWS = {0: drawn, 9000: uncommon, 10_000: curious, 20_000: scheduled, 40_000: rare}


@dataclass(frozen=True)
class TrainedCase:
    """A training without its weights, and what is true of it.

    On shipped data `truth` is that of the mean of its repeated splits, `others`, and `own` that of the network itself.
    """

    seed: int
    record: Record
    truth: Truth
    others: tuple[Truth, ...] = ()
    own: Truth | None = None

    @property
    def allowed(self) -> frozenset[Kind]:
        """The verdicts that are true."""
        return allowed(self.truth) | often(self.others) | (allowed(self.own) if self.own else frozenset())

    @property
    def plainly(self) -> Kind:
        """The verdict that the definition gives the network itself, with its limits as they are."""
        return plainly(self.own or self.truth)

    @property
    def is_plain(self) -> bool:
        """Whether one kind alone is true, whatever the limits and the rows."""
        return len(self.allowed) == 1

    def bears_out(self, verdict: Verdict) -> bool:
        """Whether a verdict is true, or one of the kinds that it names."""
        return not self.allowed.isdisjoint(verdict.between or {verdict.kind})


def case(seed: int) -> TrainedCase | None:
    """None where the draw, or a repetition of it, can't be split."""
    kept = kept_folder("verdicts") / f"{seed}.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(_measured(seed)))
    return pickle.loads(kept.read_bytes())  # noqa: S301 - written here


def _measured(seed: int) -> TrainedCase | None:
    draw = next(draw for first, draw in reversed(DRAWS.items()) if seed >= first)
    try:
        experiment = draw(seed)
        training = trained(experiment)
        if experiment.dataset.real:
            truth, others, own = repeated.truths_of(training)
        else:
            truth, others, own = fresh.truth_of(training), (), None
    except DataError:
        return None
    return TrainedCase(seed, replace(training.record, final=None), truth, others, own)
