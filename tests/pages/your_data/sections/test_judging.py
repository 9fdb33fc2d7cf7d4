"""Models are compared on the splits that they share."""

from __future__ import annotations

from dataclasses import replace

from dashboard.analysis.evaluation.models import GUESS, NETWORK, Evaluation
from dashboard.analysis.ranking import rank
from dashboard.analysis.results import Results
from dashboard.experiment.arms import BASELINE
from pages.your_data.sections.judging import _best, seed_by_seed
from tests.made import made_record, made_results


def out_of_time(results: Results, name: str, place: int) -> Results:
    """The same, in which a training of an arm ran out of time."""
    rows = [list(row) for row in results.rows]
    rows[[arm.name for arm in results.arms].index(name)][place] = made_record(0.1, reason="out of time")
    return replace(results, rows=tuple(map(tuple, rows)))


def test_a_network_is_held_against_the_models_of_its_own_seed_where_one_ran_out_of_time() -> None:
    results = out_of_time(made_results({BASELINE: [2.0] * 5, "small": [1.0, 1.1, 0.9, 1.0, 1.05]}), "small", 2)
    ranking = rank(results, BASELINE)
    assert ranking
    best = _best(results, ranking)
    others = [(Evaluation(GUESS, {"seed": float(place)}, {}),) for place in range(5)]
    networks = {place: Evaluation(NETWORK, {"seed": float(place)}, {}) for place in best}
    seeds = [[one.validation["seed"] for one in seed] for seed in seed_by_seed(others, networks)]
    assert seeds == [[0, 0], [1, 1], [3, 3], [4, 4]]


def test_other_models_are_shown_before_there_are_networks_and_as_far_as_they_are_there() -> None:
    others = [(Evaluation(GUESS, {}, {}),), None, (Evaluation(GUESS, {}, {}),)]
    assert [[one.model for one in seed] for seed in seed_by_seed(others, None)] == [[GUESS], [GUESS]]
