"""Beside other models: the best network's metrics, those of simpler models on the same rows, and what it rests on."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass

import streamlit as st

from dashboard.analysis.evaluation.models import Evaluation
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.ranking import Ranking, rank
from dashboard.analysis.results import Results
from dashboard.experiment.arms import BASELINE, over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.ui.finding import finding
from dashboard.ui.server import get_engine
from dashboard.ui.tables import small_table
from dashboard.ui.waiting.jobs import job_for
from dashboard.ui.waiting.live import watch
from language.say import t
from pages.your_data.finding.judging import beside_others, table_rows, trees_guess
from pages.your_data.sections.best_network import best_network
from pages.your_data.sections.network import show_answers, show_importance
from pages.your_data.tasks import judge_beside, judge_best

# What other models reach is known within a few seeds.
SEEDS = 5


@dataclass(frozen=True)
class Work:
    """What workers judge: other models at a few seeds, and the best network at the same ones, once it is known."""

    others: tuple[Future[tuple[Evaluation, ...]], ...]
    networks: tuple[Future[Evaluation], ...] = ()

    @property
    def done(self) -> int:
        return sum(work.done() for work in self.others) + sum(work.done() for work in self.networks)

    @property
    def total(self) -> int:
        return len(self.others) + len(self.networks)

    @property
    def judged(self) -> list[list[Evaluation]]:
        """Seed by seed, as far as it is there."""
        networks = self.networks or (None,) * len(self.others)
        pairs = zip(self.others, networks, strict=False)
        return [_seed(others, network) for others, network in pairs if _is_there(others)]


def show_judged(experiment: Experiment, results: Results | None) -> list[list[Evaluation]]:
    """The table as far as it is known; the network is in it once all trainings of the page have ended.

    Other models are begun once networks can be compared, so that no worker fits trees while a first answer is waited
    for. Returns what is known once it is all there.
    """
    ranking = rank(results, BASELINE) if results is not None else None
    best = _best(results, ranking) if results is not None and results.complete and ranking else ()
    work = _work(experiment, best, begin=ranking is not None)
    if work is None:
        return []
    watch(lambda: _say(experiment, best), lambda: _done(experiment, best), work.done, over=work.done == work.total)
    judged = work.judged
    if not judged:
        return []
    st.header(t("Beside other models"), anchor=False)
    sentence = beside_others(experiment.metric, judged) if work.done == work.total else ""
    if sentence:
        finding(sentence, "validation set")
    small_table(table_rows(judged), numbers=tuple(map(t, judged[0][0].validation)))
    st.caption(_about(experiment, judged, chosen=bool(best)))
    show_answers(experiment, judged)
    show_importance(experiment, judged)
    if best:
        best_network(best[0])
    return judged if work.done == work.total else []


def _about(experiment: Experiment, judged: list[list[Evaluation]], *, chosen: bool) -> str:
    said = t(
        "On validation rows: means over the first {seeds} seeds, with the same splits and inputs. Linear is ridge or "
        "logistic regression; the trees are scikit-learn's HistGradientBoosting at its defaults, with 20 rows a leaf "
        "at least.",
        seeds=len(judged),
    )
    trees = t("Here they find no split that leaves so many, and so guess.") if trees_guess(judged) else ""
    network = t("The best network was chosen by its loss on these rows, which flatters it a little.") if chosen else ""
    classifies = experiment.dataset.classifies
    losses = t("Losses further up are geometric means, which one large loss raises less.") if classifies else ""
    unit = "" if classifies else t("Errors are in the target's unit.")
    return " ".join(filter(None, (said, trees, network, losses, unit)))


def _best(results: Results, ranking: Ranking) -> tuple[Record, ...]:
    row = results.finished_row(ranking.best)[:SEEDS]
    return tuple(record for record in row if record is not None and record.final is not None)


def _work(experiment: Experiment, best: tuple[Record, ...], *, begin: bool = False) -> Work | None:
    others = job_for(key="own others", request=experiment, start=lambda: _start_others(experiment), begin=begin)
    if others is None:
        return None
    if len(best) < FEWEST_PAIRS:
        return Work(others.work)
    asked = tuple(record.experiment for record in best)
    networks = job_for(key="own networks", request=asked, start=lambda: _start_networks(best))
    return Work(others.work[: len(best)], networks.work if networks else ())


def _start_others(experiment: Experiment) -> tuple[Future[tuple[Evaluation, ...]], ...]:
    return tuple(get_engine().call(judge_beside, one) for one in over_seeds(experiment, SEEDS))


def _start_networks(best: tuple[Record, ...]) -> tuple[Future[Evaluation], ...]:
    finals = ((record.experiment, record.final) for record in best)
    return tuple(get_engine().call(judge_best, one, final) for one, final in finals if final is not None)


def _done(experiment: Experiment, best: tuple[Record, ...]) -> int:
    work = _work(experiment, best)
    return work.done if work else -1


def _say(experiment: Experiment, best: tuple[Record, ...]) -> None:
    work = _work(experiment, best)
    if work is not None and work.done < work.total:
        said = t("Other models on the same rows: {done} of {total}.", done=work.done, total=work.total)
        st.progress(work.done / work.total, said, width=420)


def _seed(others: Future[tuple[Evaluation, ...]], network: Future[Evaluation] | None) -> list[Evaluation]:
    there = [network.result()] if network is not None and _is_there(network) else []
    return [*others.result(), *there]


def _is_there(work: Future[Evaluation] | Future[tuple[Evaluation, ...]]) -> bool:
    return work.done() and work.exception() is None
