"""What can be had of a training that has ended, be it trained just now or kept by the lab."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from dashboard.analysis.verdict import Verdict
from dashboard.api.saving import save
from dashboard.api.tracking import log_to
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.record import Record
from dashboard.figures.report.report import About, report


class _Ended(Protocol):
    """What `Finished` is mixed into; `_about` says which code trained, with a note if there is one."""

    @property
    def record(self) -> Record: ...

    @property
    def verdict(self) -> Verdict: ...

    @property
    def _about(self) -> About: ...


class Finished:
    """Reported, saved and logged in the same way, whoever trained it."""

    def __repr__(self: _Ended) -> str:
        """As a notebook shows it without `print`: the settings that were changed, and the verdict."""
        settings = ", ".join(f"{name}={text}" for name, text in to_link(self.record.experiment).items())
        return f"<Experiment({settings}): {self.verdict.sentence}>"

    def report(self: _Ended) -> str:
        """A page of HTML with curves, settings, verdict and how to do it again, for a notebook or a hand-in."""
        return report(self.record, self.verdict, self._about)

    def save(self: _Ended, folder: str | Path) -> None:
        """Writes curves, predictions, settings, report, script, notebook, TensorBoard's event files, and the model.

        `keras.models.load_model(folder / "model.keras").predict(rows)` takes raw rows, as they are before the lab
        standardizes them, and needs nothing of this project. A model of your own table takes its columns by name, with
        dates written as "2024-12-31 18:30".
        """
        save(self.record, self.verdict, folder, self._about)

    def log_to(self: _Ended, tracker: str) -> str:
        """Logs settings, curves, verdict and what `save` writes as a run of "mlflow" or "wandb"; returns the run's id.

        Their own clients do it, and go by their own settings, such as MLFLOW_TRACKING_URI or WANDB_MODE=offline. Raises
        TrackerError if the client is not installed.
        """
        return log_to(tracker, self.record, self.verdict, self._about)
