"""The smallest network that would do is one whose loss can't be told from the lowest."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from language.numbers import NO_BREAK, three_digits
from pages.your_data.finding.smaller import less_network
from pages.your_data.trials.widths import LAYERS, width_arms
from tests.made import DIVERGED, SMALL, made_results

STEADY = (1.0, 1.01, 0.99, 1.005, 0.995)
OTHER = tuple(reversed(STEADY))


def said(**means: float) -> str:
    noise = (STEADY, OTHER, (1.0, 0.99, 1.01, 0.99, 1.01))
    losses = {name: [mean * one for one in noise[i % 3]] for i, (name, mean) in enumerate(means.items())}
    return less_network(made_results(losses))


def test_a_small_one_that_loses_as_little_would_do() -> None:
    assert said(none=2.0, few=1.001, many=1.0).startswith("**A smaller network would do: Few")


@pytest.mark.parametrize(("few", "said"), [(0.003, "**Few ("), (0.0202, "**A smaller network would do: Few (")])
def test_of_losses_that_count_as_more_than_they_are_both_are_told_as_they_are(few: float, said: str) -> None:
    found = less_network(made_results({"few": [few] * 4, "many": [0.001] * 4}, constant_loss=1.0))
    assert found.startswith(said)
    assert found.endswith(f"geometric means are {three_digits(few)} with Few and 0.00100 with Many.")


def test_nothing_is_said_before_there_are_enough_seeds_and_nobody_is_told_to_wait_where_no_more_will_come() -> None:
    going = made_results({"few": [1.0, 1.0, None], "many": [0.9, None, None]})
    assert less_network(going).startswith("Training networks of 2 sizes.")
    assert less_network(replace(going, abandoned=True)).startswith("Too few training runs have ended")


def test_what_every_network_has_at_other_seeds_is_not_called_too_few_of_each() -> None:
    results = made_results({"small": [1.0, 1.1, 0.9, None], "large": [None, 1.0, 1.1, 0.9]})
    said = less_network(replace(results, abandoned=True))
    assert said.endswith("a comparison needs 3 seeds that all networks have a result for.")


def test_where_seeds_leave_much_open_it_only_may_do() -> None:
    unsteady = [0.4, 3.0, 0.6, 2.0, 1.0]
    losses = {"few": unsteady, "many": [0.98 * one for one in reversed(unsteady)]}
    assert less_network(made_results(losses)).startswith("**A smaller network may do: Few")


def test_one_that_is_plainly_worse_as_it_stands_is_not_recommended_where_seeds_can_not_rule_it_out() -> None:
    """The interval is drawn at the level of all sizes, and so holds "no change" wherever they can't be told apart."""
    losses = {"none": [0.7, 0.72, 0.71], "few": [0.4, 0.06, 0.3], "some": [0.4, 0.1, 0.5], "many": [0.05, 0.1, 0.06]}
    found = less_network(made_results(losses)).replace(NO_BREAK, " ")
    assert found.startswith("Many (")
    assert "**3 seeds can't rule out that a smaller network does as well:** with Few (" in found
    assert re.search(r"times as high as that with Many \([\d.]+% lower to ", found)


def test_where_every_smaller_one_is_worse_the_best_is_named() -> None:
    assert said(none=2.0, few=1.5, many=1.0).startswith("**Many (")


def test_of_the_smallest_nothing_is_said_of_smaller_ones() -> None:
    words = said(none=1.0, few=1.5, many=2.0)
    assert words.startswith("**None (")
    assert words.endswith("and is the smallest network that was tried.")


def test_the_smallest_that_would_do_is_named_and_not_the_one_next_to_the_best() -> None:
    assert said(none=1.002, few=1.001, many=1.0).startswith("**A smaller network would do: None")


def test_a_network_that_diverged_is_neither_the_lowest_nor_as_good() -> None:
    losses = {"none": [DIVERGED, 0.1, 0.1], "few": [1.0, 1.01, 0.99], "many": [DIVERGED] * 3}
    found = less_network(made_results(losses))
    assert found.startswith("**Few (")
    assert ", and is the smallest network that did not diverge for any seed." in found
    assert found.endswith("Diverged: None (1 of 3 seeds) and Many (3 of 3 seeds).")
    larger = less_network(made_results({"none": [DIVERGED] * 3, "few": [1.0, 1.01, 0.99], "many": [0.5, 0.51, 0.49]}))
    assert ", and any smaller network that did not diverge for any seed is worse beyond chance. None diverged" in larger
    gone = less_network(made_results({name: [DIVERGED] * 3 for name in losses}))
    assert gone.startswith("Diverged: None (3 of 3 seeds)")


def test_an_easy_seed_that_not_every_size_has_makes_none_the_lowest() -> None:
    results = made_results({"few": [1.0, 1.01, 0.99, None], "many": [1.5, 1.51, 1.49, 0.001]})
    assert less_network(results).startswith("**Few (")


def test_sizes_grow() -> None:
    arms = width_arms(SMALL)
    parameters = [arm.experiment.parameters for arm in arms]
    assert parameters == sorted(parameters)
    assert len(arms) == len(LAYERS)
