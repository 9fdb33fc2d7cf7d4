"""The curves of a training that ran elsewhere, as far as its log tells, in the form of the lab's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.data.curves.log import Log, LogError, LoggedColumn
from dashboard.data.curves.roles import Roles, rises
from dashboard.data.parts import TRAIN, VALIDATION
from dashboard.experiment.history import Ending, History
from language.say import later, mark

# The lab's own names of both losses and the objective, in a table and in event files of TensorBoard's.
_OURS = (
    ("train_loss", "validation_loss", "objective"),
    ("train/epoch_loss", "validation/epoch_loss", "train/epoch_objective"),
)


@dataclass(frozen=True)
class LoggedCurves:
    """A training's history (epochs,) from its log, up to the last epoch whose losses are finite.

    An epoch is a step at which validation was logged; `steps` (epochs,) are the log's own numbers of them. What a log
    does not hold is NaN: test loss nearly always, and the training loss of some. `rate` (epochs,) is the learning rate.
    `monitored` (all epochs,) is the validation loss to the end of the log, infinite where it is no number: to Keras's
    early stopping such an epoch is one more without a new lowest. `same_way` says whether training and validation loss
    were evaluated in the same way, as in what one takes away from the lab. `broken` is how many losses are no numbers
    in a training that went on after them.
    """

    name: str
    roles: Roles
    steps: np.ndarray
    history: History
    ending: Ending
    rate: np.ndarray
    monitored: np.ndarray
    same_way: bool = False
    broken: int = 0

    @property
    def train(self) -> np.ndarray:
        return self.history.losses[:, TRAIN]

    @property
    def validation(self) -> np.ndarray:
        return self.history.losses[:, VALIDATION]

    @property
    def has_train(self) -> bool:
        return bool(np.isfinite(self.train).any())

    @property
    def rates(self) -> np.ndarray | None:
        """The learning rates, where all of them are logged and they change."""
        logged = len(self.rate) > 0 and bool(np.isfinite(self.rate).all()) and self.rate.min() >= 0 < self.rate.max()
        return self.rate if logged and np.ptp(self.rate) > 0 else None

    @property
    def numbered(self) -> bool:
        """Whether the log numbers its epochs 1, 2, 3 as they are counted here."""
        return bool(np.array_equal(self.steps, np.arange(1, len(self.steps) + 1)))


def logged_curves(log: Log, roles: Roles) -> LoggedCurves:
    """The curves that a log's columns hold. Raises LogError where none of them is the validation loss."""
    _refuse_what_rises([roles.validation_loss] if roles.validation_loss else list(log.columns))
    _refuse_without_validation(log, roles)
    both = [log.columns[name] for name in roles.losses]
    goes_on = _goes_on(both)
    if goes_on:
        _refuse_without_numbers(log, roles)
    log = _without_passing(log, roles, goes_on=goes_on)
    validation = log.columns[roles.validation_loss]
    # A log that counts its epochs 0, 1, 2 is renumbered from 1; steps of any other stride stay the log's own.
    counts = bool(np.array_equal(validation.steps, np.arange(len(validation))))
    steps = validation.steps + float(counts)
    losses = _table(log, validation, (roles.loss, roles.validation_loss, roles.test_loss))
    metrics = _table(log, validation, (roles.metric, roles.validation_metric, ""))
    rate = _table(log, validation, (roles.rate,))[:, 0]
    finite = _finite_epochs(losses)
    history = History(losses, metrics, losses[:, TRAIN], losses[:, VALIDATION]).first(finite)
    finished = finite == len(steps) or (goes_on and finite > 0)
    ending = Ending("finished" if finished else "diverged", finite)
    broken = sum(int((~np.isfinite(one.values)).sum()) for one in both) if goes_on and finished else 0
    monitored = np.where(np.isfinite(losses[:, VALIDATION]), losses[:, VALIDATION], np.inf)
    ours = _is_ours(log, roles)
    return LoggedCurves(log.name, roles, steps[:finite], history, ending, rate[:finite], monitored, ours, broken)


def _refuse_without_validation(log: Log, roles: Roles) -> None:
    if not roles.validation_loss:
        raise LogError(
            later(
                "No column was recognized as the validation loss: say which one it is. Without one, nothing can be "
                "said about overfitting. The columns are {names}.",
                names=", ".join(list(log.columns)[:12]),
            )
        )


def _goes_on(both: Sequence[LoggedColumn]) -> bool:
    """Whether a loss ends as a number after one was none: the weights are numbers, so training has not diverged."""
    first = min((one.steps[~np.isfinite(one.values)].min(initial=np.inf) for one in both), default=np.inf)
    return any(bool(one.steps[-1] > first and np.isfinite(one.values[-1])) for one in both if len(one))


def _refuse_without_numbers(log: Log, roles: Roles) -> None:
    if not np.isfinite(log.columns[roles.validation_loss].values).any():
        sentence = mark(
            "{name} is never a number, though training loss is, so training itself has not diverged. Missing values in "
            "validation rows do that, and so does a validation set without rows."
        )
        raise LogError(later(sentence, name=roles.validation_loss[:40]))


def _without_passing(log: Log, roles: Roles, *, goes_on: bool) -> Log:
    """The log without infinite losses that numbers follow, as if they had not been logged.

    Where training goes on, nor does a loss count that is nothing but infinite.
    """
    columns = dict(log.columns)
    for name in roles.losses:
        one = columns[name]
        last = max(np.flatnonzero(np.isfinite(one.values)), default=len(one) if goes_on else -1)
        stays = ~np.isinf(one.values) | (np.arange(len(one)) > last)
        columns[name] = LoggedColumn(one.steps[stays], one.values[stays])
    return replace(log, columns=columns)


def _is_ours(log: Log, roles: Roles) -> bool:
    """Whether these are curves of the lab's own, known by the objective that it writes beside both losses."""
    return any(
        (roles.loss, roles.validation_loss) == (train, validation) and objective in log.columns
        for train, validation, objective in _OURS
    )


def _refuse_what_rises(names: Sequence[str]) -> None:
    rising = next(filter(rises, names), "")
    if rising:
        sentence = mark("{name} rises as a network gets better. Take its negative, which falls as a loss does.")
        raise LogError(later(sentence, name=rising[:40]))


def _table(log: Log, validation: LoggedColumn, names: tuple[str, ...]) -> np.ndarray:
    """The named columns (epochs, names) at the steps of the validation loss; NaN where there is none."""
    nothing = np.full(len(validation), np.nan)
    return np.column_stack([_at(log.columns[name], validation.steps) if name else nothing for name in names])


def _at(logged: LoggedColumn, steps: np.ndarray) -> np.ndarray:
    """A curve at the steps of another: the mean of what was logged since the step before, otherwise the last value."""
    ends = np.searchsorted(logged.steps, steps, side="right")
    starts = np.append(0, ends[:-1])
    means = [
        logged.values[start:end].mean() if end > start else (logged.values[end - 1] if end else np.nan)
        for start, end in zip(starts, ends, strict=True)
    ]
    return np.asarray(means, float)


def _finite_epochs(losses: np.ndarray) -> int:
    """The number of epochs before the first with an infinite loss, or a NaN where the log holds a value."""
    broken = ~np.isfinite(losses[:, :2])
    broken[:, TRAIN] &= np.isfinite(losses[0, TRAIN]) | np.isinf(losses[:, TRAIN])
    diverged = broken.any(1)
    return int(np.argmax(diverged)) if diverged.any() else len(losses)
