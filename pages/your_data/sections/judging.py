"""Beside other models: the best network's metrics, those of simpler models on the same rows, and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Any

import streamlit as st

from dashboard.analysis.evaluation.models import Evaluation
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.ranking import Ranking, rank
from dashboard.analysis.results import Results
from dashboard.engine.reporting.relay import Relay
from dashboard.experiment.arms import BASELINE, USUAL_SEEDS, over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import uses_class_weights
from dashboard.experiment.record import Record
from dashboard.ui.finding import show_sentence
from dashboard.ui.server import get_engine
from dashboard.ui.tables import small_table
from dashboard.ui.waiting.calls import call_workers
from language.say import t, tn
from pages.your_data.finding.judging import beside_others, table_rows, trees_guess
from pages.your_data.sections.best_network import best_network
from pages.your_data.sections.network import show_answers, show_importance
from pages.your_data.tasks import judge_beside, judge_best


def show_judged(experiment: Experiment, results: Results | None) -> list[list[Evaluation]]:
    """The table as far as it is known; the network is in it once all trainings of the page have ended.

    Other models are begun once networks can be compared, so that no worker fits trees while a first answer is waited
    for. Returns what is known once it is all there.
    """
    ranking = rank(results, BASELINE) if results is not None else None
    best = _best(results, ranking) if results is not None and results.complete and ranking else {}
    others = call_workers(
        key="own others", request=experiment, calls=_ask_others(experiment), begin=ranking is not None
    )
    if others is None:
        return []
    known = len(best) >= FEWEST_PAIRS
    asked, calls = [one.experiment for one in best.values()], _ask_networks(best.values())
    networks = call_workers(key="own networks", request=asked, calls=calls) if known else None
    complete = _say_progress(others, networks)
    judged = seed_by_seed(others.latest, dict(zip(best, networks.latest, strict=True)) if networks else None)
    if not judged:
        return []
    st.header(t("Compared with other models"), anchor=False)
    sentence = beside_others(experiment, judged) if complete else ""
    if sentence:
        show_sentence(sentence, "validation set")
    rows = table_rows(judged)
    small_table(rows, numbers=[*rows[0]][1:])
    st.caption(_about(experiment, judged), help=_how(experiment, chosen=bool(best)))
    show_answers(experiment, judged)
    show_importance(experiment, judged)
    if best:
        best_network(next(iter(best.values())))
    return judged if complete else []


def _about(experiment: Experiment, judged: list[list[Evaluation]]) -> str:
    said = tn(
        "On validation rows: values of {count} seed, with the same splits and inputs.",
        "On validation rows: means over {count} seeds, with the same splits and inputs.",
        len(judged),
    )
    trees = t("The trees find no split that leaves at least 20 rows in each leaf, and so can only guess.")
    weights = t("All but guessing are trained with class weights, and all are compared by balanced accuracy.")
    weighed = weights if uses_class_weights(experiment) else ""
    unit = "" if experiment.dataset.classifies else t("Errors are in the target's unit.")
    return " ".join(filter(None, (said, weighed, trees if trees_guess(judged) else "", unit)))


def _how(experiment: Experiment, *, chosen: bool) -> str:
    """What the models are, and when one is called better."""
    models = t(
        "Linear is ridge or logistic regression; the trees are scikit-learn's HistGradientBoosting at its defaults, "
        "with at least 20 rows per leaf."
    )
    network = t("The best network was chosen by its loss on these rows, which flatters it a little.")
    chance = t(
        "A model is called better only beyond chance, which allows for rows that splits share (Nadeau and Bengio 2003) "
        "and for all comparisons (Holm)."
    )
    losses = t("Losses further up are geometric means, which one large loss raises less.")
    dataset = experiment.dataset
    said = (models, network if chosen else "", "" if dataset.ordered else chance, losses if dataset.classifies else "")
    return " ".join(filter(None, said))


def _best(results: Results, ranking: Ranking) -> dict[int, Record]:
    """The trainings of the best network by the places of their seeds: one that ran out of time is none of them."""
    row = enumerate(results.finished_row(ranking.best)[:USUAL_SEEDS])
    return {place: record for place, record in row if record is not None and record.final is not None}


def _ask_others(experiment: Experiment) -> list[Callable[[], Future[tuple[Evaluation, ...]]]]:
    return [partial(get_engine().call, judge_beside, one) for one in over_seeds(experiment, USUAL_SEEDS)]


def _ask_networks(best: Iterable[Record]) -> list[Callable[[], Future[Evaluation]]]:
    finals = [(record.experiment, record.final) for record in best]
    return [partial(get_engine().call, judge_best, one, final) for one, final in finals if final is not None]


def _say_progress(*asked: Relay[Any] | None) -> bool:
    """How many answers are there, until all are; whether they are."""
    relays = [relay for relay in asked if relay is not None]
    done, total = sum(relay.over for relay in relays), sum(relay.total for relay in relays)
    if done < total:
        said = t("Other models on the same rows: {done} of {total}.", done=done, total=total)
        st.progress(done / total, said, width=420)
    return done == total


def seed_by_seed(
    others: Sequence[tuple[Evaluation, ...] | None], networks: Mapping[int, Evaluation | None] | None
) -> list[list[Evaluation]]:
    """What is answered, of the seeds at which other models are; once there are networks, of theirs alone.

    Both are known by the places of their seeds, which have splits of their own.
    """
    asked = networks or dict.fromkeys(range(len(others)))
    pairs = ((others[place], network) for place, network in asked.items())
    return [[*found, *([network] if network else [])] for found, network in pairs if found]
