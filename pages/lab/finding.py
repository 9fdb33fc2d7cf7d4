"""What a change of settings did: the settings that differ, and what became of the curves."""

from __future__ import annotations

from dashboard.analysis.verdict import Verdict, judge
from dashboard.experiment.controls import Choice
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.experiment.settings import SETTINGS, Setting

ARROW = "\N{RIGHTWARDS ARROW}"
# Of more settings than this, only the number is named.
MOST_NAMED = 3


def verdict_of(record: Record) -> Verdict:
    """The verdict over a training that has ended, with its data at hand."""
    assert record.ending
    assert record.splits
    return judge(record.history, record.ending, record.experiment.constant_loss(record.splits.train.y))


def changed(before: Experiment, after: Experiment) -> tuple[Setting, ...]:
    """The settings that differ, as far as they have any effect in either experiment."""
    return tuple(
        setting
        for setting in SETTINGS.values()
        if setting.of(before) != setting.of(after) and (setting.control.when(before) or setting.control.when(after))
    )


def change_in_words(before: Experiment, after: Experiment) -> str:
    """Such as "Dropout 0 -> 0.5"; where many settings differ, how many."""
    settings = changed(before, after)
    if len(settings) > MOST_NAMED:
        return f"{len(settings)} settings"
    steps = (f"{s.control.label} {_written(s, before)} {ARROW} {_written(s, after)}" for s in settings)
    return ", ".join(steps)


def effect_in_words(before: Record, after: Record) -> str:
    """What the change did to validation loss and to the verdict; both trainings have ended."""
    losses = [record.history.losses[:, 1] for record in (before, after)]
    verdicts = [verdict_of(record) for record in (before, after)]
    if not all(len(curve) for curve in losses):
        return f"{verdicts[0].kind} {ARROW} {verdicts[1].kind}"
    lowest = f" {ARROW} ".join(f"{curve.min():.3g}" for curve in losses)
    kept = f" {ARROW} ".join(f"{verdict.validation_loss:.3g}" for verdict in verdicts)
    kinds = f"{verdicts[0].kind} {ARROW} {verdicts[1].kind}"
    if verdicts[0].kind == verdicts[1].kind:
        kinds = f"still {verdicts[1].kind}"
    comparable = before.experiment.loss == after.experiment.loss
    numbers = f"lowest validation loss {lowest}, at the end {kept}; " if comparable else "another loss; "
    return numbers + kinds


def _written(setting: Setting, experiment: Experiment) -> str:
    value = setting.of(experiment)
    if isinstance(setting.control, Choice):
        return setting.control.title(experiment, value)
    if isinstance(value, tuple):
        return "-".join(map(str, value)) or "none"
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"
