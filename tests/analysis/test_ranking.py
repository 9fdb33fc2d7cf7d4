"""A winner is named only as far as the seeds bear it out, and in words that say so."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from dashboard.analysis.best_arm import best_in_words
from dashboard.analysis.paired import PairedLosses
from dashboard.analysis.ranking import Ranking, lowest, rank, rank_losses
from dashboard.analysis.results import Results
from dashboard.experiment.arms import BASELINE
from dashboard.ui.questions.one_seed import at_one_seed
from pages.which_fix.finding import finding
from tests.language.as_read import as_read
from tests.made import DIVERGED, made_record, made_results

PLAIN = [2.0, 2.1, 1.9, 2.2]
MUCH_BETTER = [1.0, 1.1, 0.9, 1.25]
BETTER = [1.5, 1.6, 1.35, 1.7]
AS_GOOD_AS_MUCH_BETTER = [1.2, 0.9, 1.1, 1.1]
NOISE = [2.4, 1.8, 2.1, 1.9]


def ranked(results: Results) -> Ranking:
    found = rank(results, BASELINE)
    assert found
    return found


def test_a_clear_winner_stands_alone() -> None:
    results = made_results({BASELINE: PLAIN, "l2": MUCH_BETTER, "l1": BETTER})
    found = ranked(results)
    assert (found.best, found.rivals, found.helps) == ("l2", (), True)
    said = finding(results)
    assert said.startswith("**L2 helps most:** its validation loss is 48% lower than the baseline's (")
    assert "Both remedies lower validation loss beyond chance" in said


def test_the_lowest_of_some_is_found_at_the_seeds_that_they_share() -> None:
    """An easy seed counts for none of them where one has no result, and what diverged is not among them."""
    easy: dict[str, list[float | None]] = {
        "a": [1.0] * 4,
        "b": [1.1, 1.1, 1.1, None],
        "c": [1.2, 1.2, 1.2, 1e-6],
        "d": [0.1, 0.1, 0.1, DIVERGED],
    }
    results = made_results(easy)
    assert lowest(results) == "a"
    assert lowest(results.only(("c", "d"))) == "c"
    assert lowest(made_results({"a": [1.0, 1.0, 1.0, None], "b": [None, 2.0, 2.0, 2.0]})) is None
    assert lowest(made_results({"a": [1.0] * 3, "b": [DIVERGED] * 3, "c": [None] * 3})) is None
    assert lowest(made_results({"a": [DIVERGED] * 3, "b": [DIVERGED] * 3})) is None


def test_a_single_remedy_is_held_against_no_other() -> None:
    said = finding(made_results({BASELINE: PLAIN, "l2": MUCH_BETTER}))
    assert said.startswith("**L2 helps:** its validation loss is 48% lower than the baseline's (")
    assert "remed" not in said


def test_where_there_is_nothing_to_compare_with_nobody_is_told_to_wait() -> None:
    assert finding(made_results({BASELINE: PLAIN})) == "There is nothing to compare this experiment with."


def test_where_all_has_ended_and_too_few_seeds_did_nobody_is_told_to_wait() -> None:
    said = finding(made_results({BASELINE: PLAIN[:2], "l2": MUCH_BETTER[:2]}))
    assert said == "Too few training runs have ended: a comparison needs 3 seeds."


def test_after_stop_nobody_is_told_that_it_trains() -> None:
    going = made_results({BASELINE: [*PLAIN[:2], None], "l2": [*MUCH_BETTER[:2], None]})
    assert finding(going).startswith("Training. ")
    assert finding(replace(going, abandoned=True)).startswith("Too few training runs have ended")


def test_two_that_cannot_be_told_apart_are_both_named_with_what_would_tell() -> None:
    said = finding(made_results({BASELINE: PLAIN, "l2": MUCH_BETTER, "l1": AS_GOOD_AS_MUCH_BETTER}))
    assert said.startswith("**No clear winner:** L2 and L1 can't be told apart; that would take ")
    assert re.search(r"apart; that would take about\s\d+ seeds\.", said)
    assert "first two" not in said


def test_of_three_that_cannot_be_told_apart_two_are_said_to_be_the_first() -> None:
    more = {"l1": AS_GOOD_AS_MUCH_BETTER, "dropout": [value * 1.02 for value in AS_GOOD_AS_MUCH_BETTER]}
    said = finding(made_results({BASELINE: PLAIN, "l2": MUCH_BETTER} | more))
    assert re.search(r"apart; it would take about\s\d+ seeds to tell the first two apart\.", said)


def test_two_arms_that_are_alike_are_said_to_be() -> None:
    alike = [value * 1.01 for value in MUCH_BETTER]
    said = finding(made_results({BASELINE: PLAIN, "l2": MUCH_BETTER, "l1": alike}))
    assert "L2 and L1 can't be told apart, and differ by less than 5%." in said


def test_a_difference_within_chance_is_too_few_seeds_and_not_no_difference() -> None:
    said = finding(made_results({BASELINE: PLAIN, "l2": NOISE}))
    assert said.startswith("**Too few seeds to say whether anything helps:**")
    assert "beyond chance" not in said


def test_no_difference_is_said_only_where_the_interval_is_that_narrow() -> None:
    said = finding(made_results({BASELINE: PLAIN, "l2": [value * 1.001 for value in PLAIN]}))
    assert said.startswith("**Nothing makes a difference here:** with every remedy, validation loss differs from the ")
    assert "by less than 5%." in said


def test_what_harms_is_named() -> None:
    said = finding(made_results({BASELINE: PLAIN, "l2": [value * 1.4 for value in PLAIN]}))
    assert said.startswith("**Nothing helps here:** no remedy lowers validation loss by more than 5%.")
    assert said.endswith("by more than 5%. Validation loss is higher beyond chance with L2.")


def test_the_lowest_mean_may_be_less_clear_than_another() -> None:
    results = made_results({BASELINE: PLAIN, "l2": BETTER, "l1": [0.1, 2.2, 0.1, 2.1]})
    said = finding(results)
    assert ranked(results).best == "l1"
    assert said.startswith("**No clear winner:** the lowest mean validation loss is that of L1, ")
    assert "lower beyond chance with 1 of 2 remedies: L2 (by " in said


SO_FAR = made_results({BASELINE: PLAIN, "l2": MUCH_BETTER, "l1": [0.1, 0.1, None, None]})


@pytest.mark.parametrize("said", [finding(SO_FAR), best_in_words(SO_FAR, BASELINE)], ids=["remedies", "others"])
def test_none_is_called_best_while_another_has_too_few_seeds_to_be(said: str) -> None:
    assert said.startswith("**So far 1 of 2 can be compared with ")
    assert said.endswith("each needs 3 seeds. Validation loss is lower beyond chance with L2 (by 42\xa0to\xa054%).")
    assert not re.search("most|lowest|all|winner", said)


def test_nor_where_the_baseline_diverged() -> None:
    results = made_results({BASELINE: [DIVERGED] * 4, "l2": BETTER, "l1": [0.1, None, None, None]})
    said = (
        "**So far 1 of 2 can be compared with the baseline:** each needs 3 seeds. Baseline diverged for 4 of 4 seeds."
    )
    assert finding(results) == said


def test_what_never_got_enough_seeds_is_waited_for_no_longer_once_all_have_ended() -> None:
    slow = made_record(1.0, reason="out of time")
    results = made_results({BASELINE: PLAIN, "l2": BETTER, "l1": PLAIN})
    ended = Results(results.arms, (*results.rows[:2], (slow,) * 4))
    assert finding(ended).startswith("**L2 helps:**")


NEVER = replace(SO_FAR, rows=(*SO_FAR.rows[:2], (None,) * 4), abandoned=True)


def test_an_arm_that_failed_is_waited_for_no_longer_once_all_is_over_but_named() -> None:
    left_out = as_read("Left out, as fewer than 3 seeds can be compared: L1.")
    assert finding(NEVER).startswith("**L2 helps:**")
    assert best_in_words(NEVER, BASELINE).startswith("**L2 has the lowest validation loss**")
    assert all(said.endswith(left_out) for said in (finding(NEVER), best_in_words(NEVER, BASELINE)))
    assert at_one_seed("x", NEVER, BASELINE).right


def test_nothing_is_asked_of_the_best_while_it_may_be_another() -> None:
    assert at_one_seed("x", SO_FAR, BASELINE).right is None


def test_nothing_is_said_before_three_seeds_are_there() -> None:
    results = made_results({BASELINE: [2.0, 2.1, None], "l2": [1.0, 1.1, None]})
    assert rank(results, BASELINE) is None
    assert "needs 3 seeds" in finding(results)


def test_a_partial_trial_says_so() -> None:
    results = made_results({BASELINE: [*PLAIN, None], "l2": [*MUCH_BETTER, None]})
    assert finding(results).startswith("So far: **L2 helps:**")


def test_an_arm_that_diverges_is_not_the_best_however_good_it_is_elsewhere() -> None:
    results = made_results({BASELINE: PLAIN, "l2": BETTER, "l1": [DIVERGED, *MUCH_BETTER[1:]]})
    found = ranked(results)
    assert found.best == "l2"
    assert found.diverged == {"l1"}
    said = finding(results)
    assert said.startswith("**L2 helps most")
    assert "L1 diverged for 1 of 4 seeds." in said


def test_an_arm_that_diverges_is_not_counted_among_those_that_help_even_if_it_is_lower_on_the_whole() -> None:
    results = made_results({BASELINE: PLAIN * 6, "l2": BETTER * 6, "l1": [DIVERGED, *(MUCH_BETTER * 6)[1:]]})
    found = ranked(results)
    assert found.changes["l1"].kind == "diverged"
    assert found.lower == ("l2",)
    assert "lower beyond chance with 1 of 2 remedies" in finding(results)


def test_where_the_baseline_diverges_what_does_not_is_better() -> None:
    results = made_results({BASELINE: [DIVERGED] * 4, "l2": BETTER, "l1": [value * 1.5 for value in BETTER]})
    found = ranked(results)
    assert (found.best, found.rivals) == ("l2", ())
    assert {change.kind for change in found.changes.values()} == {"diverged"}


def test_where_all_diverge_no_answer_is_the_right_one() -> None:
    assert at_one_seed("x", made_results({BASELINE: [DIVERGED] * 3, "l2": [DIVERGED] * 3}), BASELINE).right is None


def test_if_all_diverge_that_is_what_is_said() -> None:
    said = finding(made_results({BASELINE: [DIVERGED] * 3, "l2": [DIVERGED] * 3}))
    assert said.startswith(
        "**Baseline diverged for 3 of 3 seeds: there is no loss to compare with.** So did all others, for every seed."
    )
    assert said.count("diverged for") == 1


def test_one_drawing_of_a_page_has_its_ranking_found_once() -> None:
    results = made_results({BASELINE: PLAIN, "l2": MUCH_BETTER, "l1": BETTER})
    assert rank(results, BASELINE) is rank(results, BASELINE)
    other = rank(results, "l2")
    assert other
    assert other.baseline == "l2"


def scaled(*logs: float) -> list[float]:
    return [value * float(np.exp(log)) for value, log in zip(PLAIN, logs, strict=True)]


def test_beside_the_baseline_the_best_is_told_by_the_interval_that_is_shown() -> None:
    """Holm's level leaves "no change" in, where the one-sided test between all arms doesn't."""
    better = scaled(-0.2, -0.6, -0.2, -0.6)
    results = made_results({BASELINE: PLAIN, "l2": better, "l1": [3.0, 1.9, 3.0, 2.2]})
    found = ranked(results)
    assert not found.helps
    assert found.changes["l2"].bounds[1] > 1.0
    assert found.rivals == (BASELINE,)
    said = best_in_words(results, BASELINE)
    assert said.startswith("**No clear winner:** L2 has the lowest validation loss, 1.37 over 4 seeds, 33% lower than ")
    assert re.search(r"; Baseline can't be told apart from it; that would take about\s\d+ seeds\.", said)


def test_where_the_interval_tells_the_best_from_the_baseline_so_does_the_sentence() -> None:
    """Holm's last level is 95 %: differences the other way are surer."""
    sure = {"l1": scaled(0.3, 0.31, 0.3, 0.31), "max_norm": scaled(0.31, 0.3, 0.3, 0.3)}
    results = made_results({BASELINE: PLAIN, "l2": scaled(-0.2, -0.6, -0.2, -0.6), **sure})
    found = ranked(results)
    assert (found.best, found.helps, found.rivals) == ("l2", True, ())
    assert "lower than all others beyond chance" in best_in_words(results, BASELINE)
    assert finding(results).startswith("**L2 helps most:**")


@pytest.mark.parametrize("seed", range(60))
def test_no_arm_is_told_apart_from_the_baseline_in_a_sentence_and_not_in_the_chart(seed: int) -> None:
    rng = np.random.default_rng(seed)
    count, shifts = rng.integers(3, 7), rng.normal(0.2, 0.3, 6) * rng.integers(0, 2, 6)
    arms = {name: [*np.exp(shift + 0.1 * rng.normal(size=count))] for name, shift in zip("abcdef", shifts, strict=True)}
    found = rank(made_results(arms), "a")
    assert found
    assert ("a" in found.contenders) == (not found.lower)
    assert set(found.higher).isdisjoint(found.contenders)
    if found.best == "a":
        assert {*found.rivals} == {*found.changes} - {*found.higher}
    needed = [found.lead(rival) for rival in found.rivals[:1]]
    assert all(lead.is_small or (lead.seeds_needed or count + 1) > count for lead in needed)


def test_a_difference_too_small_to_count_is_given_with_its_interval() -> None:
    results = made_results({BASELINE: PLAIN, "l2": scaled(-0.03, -0.031, -0.03, -0.031)})
    said = best_in_words(results, BASELINE)
    assert "3% lower than Baseline's (" in said
    assert "; Baseline may be as good, and differs by less than 5%." in said


def test_beside_a_baseline_that_diverged_no_change_is_given() -> None:
    results = made_results({BASELINE: [DIVERGED, *PLAIN[1:]], "l2": MUCH_BETTER, "l1": BETTER})
    assert ranked(results).gain is None
    assert "L2 has the lowest validation loss**, 1.05 over 4 seeds; lower" in best_in_words(results, BASELINE)


def test_what_diverged_is_not_among_those_that_the_best_is_told_from() -> None:
    results = made_results({BASELINE: PLAIN, "l2": BETTER, "l1": [DIVERGED, *MUCH_BETTER[1:]]})
    assert "than with any other remedy that did not diverge." in finding(results)
    beside = best_in_words(results, BASELINE)
    assert beside.startswith("**L2 has the lowest validation loss**")
    assert "; lower beyond chance than all others that did not diverge for any seed." in beside
    alone = best_in_words(made_results({BASELINE: [DIVERGED, *PLAIN[1:]], "l2": BETTER}), BASELINE)
    assert "; the only one that did not diverge for any seed." in alone


@pytest.mark.parametrize(("baseline", "other"), [(4e-4, 6e-4), (6e-4, 4e-4)])
def test_of_losses_that_count_alike_the_lower_one_is_the_best_the_baseline_s_too(baseline: float, other: float) -> None:
    found = rank(made_results({"a": [baseline] * 3, "b": [other] * 3}, constant_loss=0.7), "a")
    assert found
    assert found.contenders == (("a", "b") if baseline < other else ("b", "a"))


@pytest.mark.parametrize(("d", "level"), [([1.2, 1.3, 1.4], 1 - 0.1 / 3), ([1.2, 1.3, DIVERGED], 0.95)])
def test_a_lead_is_tested_among_the_arms_that_may_be_the_best(d: list[float], level: float) -> None:
    found = rank(made_results({"a": [1.3, 1.4, 1.5], "b": [1.1, 1.0, 1.2], "c": [1.0, 1.1, 1.2], "d": d}), "a")
    assert found
    assert found.best in "bc"
    assert found.lead("b" if found.best == "c" else "c").level == pytest.approx(level)
    assert found.lead("a") == found.changes[found.best]


def test_where_all_diverged_each_is_held_against_all_others() -> None:
    found = rank(made_results({"a": [DIVERGED, 3.0, 3.1]} | {name: [DIVERGED, 1.0, 1.1] for name in "bcd"}), "a")
    assert found
    assert found.best == "b"
    assert found.lead("c").level == pytest.approx(1 - 0.1 / 3)


@pytest.mark.parametrize("others", [0.0, 1.5], ids=["all alike", "all others far above"])
@pytest.mark.parametrize("baseline", [0.0, 0.1], ids=["as good", "worse"])
def test_the_true_best_is_rarely_left_out_beside_a_baseline(baseline: float, others: float) -> None:
    rng = np.random.default_rng(0)
    names, shifts = tuple("abcdefgh"), np.array([baseline, 0.0, *[others] * 6])[:, None]
    out = 0
    for _ in range(300):
        logs = rng.normal(size=(1, 6)) + 0.3 * rng.standard_t(5, size=(8, 6)) + shifts
        found = rank_losses(PairedLosses(names, logs, 0.0), "a")
        out += found is None or "b" not in found.contenders
    assert out / 300 <= 0.05
