"""A page's batch of trainings: begun with the page, kept for the visit, shown as its results arrive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.analysis.comparison_words import diverged_in_words, left_out_in_words
from dashboard.analysis.results import Results
from dashboard.engine.batch import Batch
from dashboard.experiment.arms import Arm, grid
from dashboard.experiment.experiment import Experiment
from dashboard.ui.pause import PATIENCE_SECONDS, pause
from dashboard.ui.plain import plain
from dashboard.ui.runs.keeping import keep_trials
from dashboard.ui.server import get_engine, visitor
from dashboard.ui.waiting.durations import duration_in_words
from dashboard.ui.waiting.jobs import stopped_if_interrupted
from dashboard.ui.waiting.live import draw_again
from dashboard.ui.waiting.problems import show_problems
from dashboard.ui.waiting.work import Request, RunPrompt, show_work
from language.say import t, tn


@dataclass(frozen=True)
class Trainings:
    """A batch as work of a page; once it is stopped, only completed trainings count."""

    batch: Batch

    @property
    def ended(self) -> bool:
        return self.batch.ended

    @property
    def done(self) -> int:
        return self.batch.done

    @property
    def share(self) -> float:
        if not self.batch.ended:
            return self.batch.progress
        return self._completed / self.batch.total if self.batch.stopped else 1.0

    @property
    def status(self) -> str:
        done, total = self.done, self.batch.total
        if self.ended:
            done = self._completed
            if done == total:
                return tn("{count} run done.", "All {count} runs done.", total)
            if not self.batch.stopped:
                return tn(
                    "{done} of {count} run done, {failed} failed.",
                    "{done} of {count} runs done, {failed} failed.",
                    total,
                    done=done,
                    failed=total - done,
                )
            return tn("Stopped: {done} of {count} run done.", "Stopped: {done} of {count} runs done.", total, done=done)
        left = self.batch.seconds_left or 0.0
        if left < 1:
            return tn("{done} of {count} run.", "{done} of {count} runs.", total, done=done)
        return tn(
            "{done} of {count} run, about {left} left.",
            "{done} of {count} runs, about {left} left.",
            total,
            done=done,
            left=duration_in_words(left),
        )

    def stop(self) -> None:
        get_engine().stop(*self.batch.runs)

    @property
    def _completed(self) -> int:
        return sum(record is not None for record in self.batch.records)


def _diverged(results: Results) -> str:
    said = diverged_in_words(results)
    return t("{diverged} Those runs are not drawn.", diverged=said) if said else ""


def _no_curves(results: Results) -> str:
    said = _diverged(results)
    return t("Training runs that diverged have no curves here.") if said and results.present else said


@dataclass(frozen=True)
class Warnings:
    """What a page says of what diverged, and, before it says why, of the arms that failed at every seed.

    `drawn` says which results there is anything to draw of: a page may count what diverged.
    """

    diverged: Callable[[Results], str] = _diverged
    failed: Callable[[Sequence[int]], str] = lambda _: ""
    drawn: Callable[[Results], bool] = lambda results: bool(results.present)


@dataclass(frozen=True)
class Extras:
    """What a page asks for beside its arms: further `experiments`, and verdicts on those `judged`, which look ahead."""

    experiments: Sequence[Experiment] = ()
    judged: Sequence[Experiment] = ()


_USUAL, _NOTHING = Warnings(), Extras()
# Of a page whose finding says which arms diverged, once there is anything to draw.
NAMED_IN_FINDING = Warnings(_no_curves)


def show_batch(
    key: str,
    arms: Sequence[Arm],
    seeds: int,
    draw: Callable[[Results], None],
    *,
    extras: Extras = _NOTHING,
    ask: RunPrompt | None = None,
    warnings: Warnings = _USUAL,
) -> Results | None:
    """Trains every arm at every seed, and the experiments of `extras`; hands `draw` the results as they arrive.

    The batch goes on while another page is shown, and begins again when its experiments change. With something to
    `ask`, it waits for a button; without, the page begins it. Returns what was drawn.
    """
    experiments = (*grid(arms, seeds), *extras.experiments)
    begin = partial(_begin, arms, experiments, extras.judged)

    def show(work: Trainings) -> Results | None:
        batch = work.batch
        results = Results.of(tuple(arms), batch.records, len(extras.experiments), abandoned=batch.ended)
        places = _failed(batch, len(arms), seeds)
        show_problems(batch, of=warnings.failed(places) if places else "")
        for left_out in filter(None, (warnings.diverged(results), left_out_in_words(results))):
            st.warning(plain(left_out), icon=":material/error:")
        if not warnings.drawn(results):
            return None
        _draw(results, draw)
        return results

    return show_work(Request(key, experiments, begin, ask), show)


def _failed(batch: Batch, arms: int, seeds: int) -> list[int]:
    """The places of the arms that failed at every seed."""
    endings = [run.record.ending for run in batch.runs[: arms * seeds]]
    lost = [ending is not None and ending.reason == "failed" for ending in endings]
    return [place for place in range(arms) if all(lost[place::arms])]


def _begin(arms: Sequence[Arm], experiments: Sequence[Experiment], judged: Sequence[Experiment]) -> Trainings:
    batch = get_engine().submit_all(experiments, visitor(), judged=judged)
    with stopped_if_interrupted(partial(get_engine().stop, *batch.runs)):
        keep_trials(batch.runs, [arm.experiment for arm in arms])
        pause(batch.wait_for_first, PATIENCE_SECONDS)
    return Trainings(batch)


def _draw(results: Results, draw: Callable[[Results], None]) -> None:
    try:
        draw(results)
    except (ConnectionError, TimeoutError):
        st.info(t("The training engine is busy; what is missing here appears when it answers."), icon=":material/bolt:")
        draw_again()
