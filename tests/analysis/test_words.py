"""Names and numbers as parts of a sentence."""

from __future__ import annotations

import pytest

from dashboard.analysis.results import Results
from dashboard.analysis.words import end_in_words, listed, loss_in_words, percent, points_apart, quoted, score_in_words
from dashboard.experiment.experiment import Experiment
from language.languages import LANGUAGES, speaking
from language.numbers import in_digits
from pages.dropout.trials import rate_arms
from pages.l1_l2.trials import penalty_arms, penalty_experiment
from pages.which_fix.trials import remedy_arms
from pages.your_data.trials.sizes import own_arms


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["L2"], "L2"),
        (["L1", "L2", "dropout"], "L1, L2 and dropout"),
        (["2 x 64, L2", "8 units"], "2 x 64, L2; and 8 units"),
        (["“2 x 64, L2”", "“8 units”", "“No hidden layer”"], "“2 x 64, L2”, “8 units” and “No hidden layer”"),
        (["\u20182 x 64, L2\u2019", "\u20188 units\u2019"], "\u20182 x 64, L2\u2019 and \u20188 units\u2019"),
    ],
)
def test_names_are_joined_as_a_sentence_does(names: list[str], said: str) -> None:
    assert listed(names) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "0%"),
        (0.0004, "0.1%"),
        (0.004, "0.4%"),
        (0.504, "50%"),
        (0.996, "99.6%"),
        (0.9996, "99.9%"),
        (0.99999994, "100%"),
        (1.0, "100%"),
    ],
)
def test_a_share_never_rounds_onto_an_end(share: float, said: str) -> None:
    assert percent(share) == said


@pytest.mark.parametrize(
    ("one", "other", "decimals", "points"),
    [(0.85249, 0.85251, 1, -0.1), (0.8524, 0.8516, 1, 0.0), (0.4461, 0.0149, 0, 44.0), (0.90049, 0.9, 1, 0.0)],
)
def test_points_apart_are_those_between_the_two_that_are_read(
    one: float, other: float, decimals: int, points: float
) -> None:
    assert points_apart(one, other, decimals) == points


@pytest.mark.parametrize(
    ("score", "metric", "said"),
    [(0.9996, "accuracy", "99.9%"), (0.504, "accuracy", "50%"), (0.996, "R²", "1.00"), (-0.5, "R²", "−0.50")],
)
def test_an_accuracy_is_said_as_a_share_and_r2_as_a_number(score: float, metric: str, said: str) -> None:
    assert score_in_words(score, metric) == said


@pytest.mark.parametrize(
    ("end", "form", "said"),
    [
        (0.034, ".1f", "0.03"),
        (-0.034, "+.1f", "−0.03"),
        (0.0041, "+.2f", "+0.004"),
        (0.3, ".0f", "0.3"),
        (17.26, ".1f", "17.3"),
        (0.0, "+.1f", "+0.0"),
        (-3e-17, ".1f", "0.0"),
    ],
)
def test_the_end_of_an_interval_reads_as_0_only_where_it_is(end: float, form: str, said: str) -> None:
    assert end_in_words(end, form) == said


@pytest.mark.parametrize(
    ("loss", "said"),
    [(0.2512, "0.251"), (0.36, "0.360"), (0.0, "0"), (3.5e-31, "less than 10⁻⁹"), (2e-9, in_digits(2e-9, ".3g"))],
)
def test_a_loss_has_three_digits_unless_rounding_is_large_beside_it(loss: float, said: str) -> None:
    assert str(loss_in_words(loss)) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_ends_within_the_quotation_marks_of_a_name(language: str) -> None:
    with speaking(language):
        trials = [make(Experiment()) for make in (remedy_arms, rate_arms, own_arms)]
        trials.append(penalty_arms(penalty_experiment(18)))
        for arms in trials:
            named = [*map(Results.of(arms, ()).named, [arm.name for arm in arms]), *(quoted(arm.title) for arm in arms)]
            assert not [name for name in named if name[0] in "“\u2018" and " " in name]
