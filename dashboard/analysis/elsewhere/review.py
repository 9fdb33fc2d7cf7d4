"""All that is said of one training from elsewhere: verdict, what early stopping would have done, notes, advice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.analysis.elsewhere.advice import Advice, advice
from dashboard.analysis.elsewhere.notes import Note, notes
from dashboard.analysis.patience import least_patience, replay_patience
from dashboard.analysis.verdict import Verdict, judge
from dashboard.analysis.verdict.known import Known
from dashboard.analysis.words import loss_in_words, percent
from dashboard.experiment.logged import LoggedCurves
from language.numbers import in_digits
from language.say import t, tn

PATIENCES = (3, 5, 10, 20, 50)


@dataclass(frozen=True, repr=False)
class Review:
    """What the lab says of a training's curves, by the same rules as of its own."""

    curves: LoggedCurves
    verdict: Verdict
    notes: tuple[tuple[Note, str], ...]
    advice: tuple[Advice, ...]

    @property
    def beside(self) -> str:
        """What the verdict says beside its sentence."""
        return " ".join(filter(None, (epochs_in_words(self.curves), *self.verdict.details)))

    @property
    def summary(self) -> dict[str, Any]:
        """The same, ready for JSON."""
        return {
            "run": self.curves.name,
            "kind": self.verdict.kind,
            "verdict": self.verdict.sentence,
            "beside": self.beside,
            "notes": {note.title: words for note, words in self.notes},
            "advice": [item.title for item in self.advice],
        }

    def __repr__(self) -> str:
        """What is printed, also where nobody says print: in a notebook."""
        notes = [f"{note.title}: {words}" for note, words in self.notes]
        tries = [f"Next: {item.title}. {item.why}" for item in self.advice]
        return "\n".join([self.verdict.sentence, *filter(None, [self.beside]), *notes, *tries])


def review(curves: LoggedCurves) -> Review:
    """Judges a training by its curves. What a constant prediction would lose is not in a log, so it is not used."""
    verdict = judge(curves.history, curves.ending, float("nan"), known=Known(rates=curves.rates))
    return Review(curves, verdict, notes(curves, verdict.kind), advice(verdict.kind, verdict.between))


def epochs_in_words(curves: LoggedCurves) -> str:
    """What an epoch is in all that is said, and which are judged, where that is not each of the log's; or empty."""
    return " ".join(filter(None, (_times(curves), _judged(curves))))


def _judged(curves: LoggedCurves) -> str:
    epochs = len(curves.validation)
    if curves.ending.reason == "diverged" or epochs == len(curves.monitored):
        return ""
    return t("From epoch {epoch} on a loss has no more numbers: the verdict is on the epochs before.", epoch=epochs + 1)


def _times(curves: LoggedCurves) -> str:
    if curves.numbered or not len(curves.steps):
        return ""
    # Whole ones in full, however large; parts of an epoch in a few digits.
    first, last = (int(step) if step.is_integer() else f"{step:g}" for step in map(float, curves.steps[[0, -1]]))
    if len(curves.steps) == 1:
        return t("Validation was logged once, at step {step} of the log, called an epoch here.", step=first)
    return t(
        "Validation was logged {count} times, at steps {first} to {last} of the log. Each of these times is called "
        "an epoch here.",
        count=len(curves.steps),
        first=first,
        last=last,
    )


def patience_in_words(curves: LoggedCurves, patience: int) -> str:
    """What Keras's early stopping would have done with this patience: it may be what ended this training."""
    stop = replay_patience(curves.monitored, patience)
    lowest, kept = float(curves.monitored.min()), float(curves.monitored[stop.best - 1])
    if not stop.by_rule:
        ended = tn(
            "A patience of {patience} would not have stopped this training run of {count} epoch.",
            "A patience of {patience} would not have stopped this training run of {count} epochs.",
            stop.total,
            patience=patience,
        )
    elif stop.epoch == stop.total:
        ended = t(
            "A patience of {patience} would have stopped training at its last epoch, {epochs}, and saved nothing.",
            patience=patience,
            epochs=stop.total,
        )
    else:
        ended = t(
            "A patience of {patience} would have stopped training at epoch {epoch} of {epochs} and saved {saved} of "
            "it.",
            patience=patience,
            epoch=stop.epoch,
            epochs=stop.total,
            saved=percent(stop.saved),
        )
    return f"{ended} {_best_weights(stop.best, kept, lowest)}"


def _best_weights(epoch: int, kept: float, lowest: float) -> str:
    if kept == lowest:
        return t(
            "Its best weights are those of epoch {epoch}, with the lowest validation loss of all, {lowest}.",
            epoch=epoch,
            lowest=loss_in_words(lowest),
        )
    above = f"{kept / lowest - 1.0:.1%}" if lowest > 0 else loss_in_words(kept - lowest)
    return t(
        "Its best weights are those of epoch {epoch}, with validation loss {loss}, {above} above the lowest of all.",
        epoch=epoch,
        loss=loss_in_words(kept),
        above=t("less than 0.1%") if above == "0.0%" else above,
    )


def least_patience_in_words(curves: LoggedCurves) -> str:
    """How patient one had to be to get to the lowest loss."""
    return t(
        "To reach the lowest validation loss, at epoch {epoch}, patience would have had to be at least {patience}.",
        epoch=int(curves.monitored.argmin()) + 1,
        patience=least_patience(curves.monitored),
    )


def replays(curves: LoggedCurves) -> list[dict[str, str]]:
    """A row for each patience: where it stops, what it saves, what it keeps."""
    return [_replay(patience, curves) for patience in PATIENCES]


def _replay(patience: int, curves: LoggedCurves) -> dict[str, str]:
    stop = replay_patience(curves.monitored, patience)
    return {
        t("Patience"): str(patience),
        t("Stops at"): f"{stop.epoch:,}" if stop.by_rule else t("never"),
        t("Saves"): percent(stop.saved),
        t("Best epoch until then"): f"{stop.best:,}",
        t("Validation loss there"): in_digits(curves.monitored[stop.best - 1], ".4g"),
    }
