"""Chosen runs, grouped: those that differ in nothing but their seeds are one group, and are summarized together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from dashboard.analysis.results import Results
from dashboard.data.dataset import DataError
from dashboard.experiment.arms import Arm
from dashboard.experiment.differences import format_value
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.training_settings import AUTO
from dashboard.experiment.links.settings import to_texts
from dashboard.experiment.settings import SETTINGS
from dashboard.export.describe import in_sentence
from dashboard.store.kept import KeptRun
from language.say import t

SEEDS = ("data_seed", "seed")
# More are not told apart in one chart, and more have no letter.
DRAWN, MOST = 6, len(ascii_uppercase)
# Of more settings than this, the rest is counted.
MOST_NAMED = 2


@dataclass(frozen=True)
class Group:
    """Runs of one experiment at several seeds; `letter` is what it is called where there is little room."""

    letter: str
    title: str
    runs: tuple[KeptRun, ...]

    @property
    def name(self) -> str:
        """Such as "A: L2 0.01"."""
        return f"{self.letter}: {self.title}"


@dataclass(frozen=True)
class Compared:
    """The first MOST groups, how many runs belong to further ones, and the settings in which the groups differ.

    `settings` holds the values of the groups, in their order, under a setting's label, and "Code" for what trained,
    both as they are said.
    """

    groups: tuple[Group, ...]
    left_out: int
    settings: Mapping[str, tuple[str, ...]]

    @property
    def comparable(self) -> bool:
        """Whether their losses are on one scale: the same loss over the same kind of target, of as many classes."""
        experiments = [group.runs[0].record.experiment for group in self.groups]
        kinds = {(one.data.dataset, _loss(one)) for one in experiments}
        return len(kinds) <= 1 and SETTINGS["classes"].control.label not in self.settings

    @property
    def results(self) -> Results:
        """The groups as arms, with a place for each pair of seeds that any of them has."""
        pairs = sorted({_seeds(run) for group in self.groups for run in group.runs})
        found = [{_seeds(run): run.record for run in group.runs} for group in self.groups]
        arms = (Arm(group.letter, group.name, group.runs[0].record.experiment) for group in self.groups)
        return Results(tuple(arms), tuple(tuple(records.get(pair) for pair in pairs) for records in found))


def compare(runs: Sequence[KeptRun]) -> Compared:
    """Groups runs, in the order in which they were chosen.

    Of one training that several visitors have kept, or that was kept under two names of its loss, the first counts.
    """
    found: dict[tuple[object, ...], dict[tuple[int, ...], KeptRun]] = {}
    for run in runs:
        found.setdefault(_but_for_seeds(run), {}).setdefault(_seeds(run), run)
    all_groups = [tuple(group.values()) for group in found.values()]
    kept = all_groups[:MOST]
    settings = _differing([group[0] for group in kept])
    titles = [_title(group[0], list(settings)) for group in kept]
    groups = tuple(
        Group(letter, title, group) for letter, title, group in zip(ascii_uppercase, titles, kept, strict=False)
    )
    return Compared(groups, sum(map(len, all_groups[MOST:])), settings)


def _but_for_seeds(run: KeptRun) -> tuple[object, ...]:
    names = run.summary.settings.keys() - {*SEEDS}
    return (run.summary.code, *sorted((name, _kept(name, run)) for name in names))


def _kept(name: str, run: KeptRun) -> str:
    """A setting as a link writes it; a loss by its own name, be it chosen or the one that the task has by itself."""
    return _loss(run.record.experiment) if name == "loss" else run.summary.settings.get(name, "")


def _loss(experiment: Experiment) -> str:
    try:
        return experiment.loss.name
    except DataError:
        return experiment.training.loss


def _seeds(run: KeptRun) -> tuple[int, ...]:
    experiment = run.record.experiment
    return tuple(int(SETTINGS[name].of(experiment)) for name in SEEDS)


def _differing(firsts: Sequence[KeptRun]) -> dict[str, tuple[str, ...]]:
    """By label, the settings in which these runs differ and that have any effect in one of them."""
    found = {}
    for name, setting in SETTINGS.items():
        texts = [_kept(name, run) for run in firsts]
        if name not in SEEDS and len(set(texts)) > 1 and any(_applies(name, run) for run in firsts):
            found[setting.control.label] = tuple(_written(name, run) for run in firsts)
    codes = tuple(run.summary.code for run in firsts)
    return found | ({t("Code"): codes} if len(set(codes)) > 1 else {})


def _applies(name: str, run: KeptRun) -> bool:
    try:
        return SETTINGS[name].control.when(run.record.experiment)
    except DataError:
        return True


def _written(name: str, run: KeptRun) -> str:
    if name == "dataset":
        return t(run.summary.data)
    try:
        return format_value(SETTINGS[name], run.record.experiment)
    except DataError:
        kept = run.summary.settings.get(name, "")
        # What it was, nobody can tell without the table that it followed from.
        return t("the usual one for its data") if (name, kept) == ("loss", AUTO) else kept


def _title(run: KeptRun, differing: Collection[str]) -> str:
    """Of the settings in which groups differ, those that the lab doesn't open with, such as "L2 0.01".

    Of a run that has none of these, its values of those in which groups differ; where they differ in none, what it
    differs in from the lab's. One that is the lab's in all is called as it is in the list. Only the first are named.
    """
    default, settings = to_texts(Experiment()), run.summary.settings
    names = [name for name, setting in SETTINGS.items() if setting.control.label in differing]
    others = {name for name, text in default.items() if settings.get(name) != text} - {*SEEDS}
    if not others:
        return t("the lab's defaults")
    written = [name for name in names if name in others] or names or [name for name in SETTINGS if name in others]
    named = [f"{in_sentence(SETTINGS[name].control.label)} {_written(name, run)}" for name in written]
    first, more = ", ".join(named[:MOST_NAMED]), len(named) - MOST_NAMED
    if more > 0:
        return t("{settings} and {count} more", settings=first, count=more)
    return first
