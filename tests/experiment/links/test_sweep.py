"""The numbers that a link sweeps."""

from __future__ import annotations

import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.link import from_link
from dashboard.experiment.links.sweep import sweep_link, swept_by


@pytest.mark.parametrize(
    ("text", "names"), [("l2", ("l2",)), ("l2,dropout", ("l2", "dropout")), (" width , l2", ("width", "l2")), ("", ())]
)
def test_a_link_sweeps_one_or_two_numbers(text: str, names: tuple[str, ...]) -> None:
    assert swept_by({"sweep": text}) == names
    assert swept_by(sweep_link(names)) == names
    assert from_link({"sweep": text}) == (Experiment(), ())


def test_what_is_no_number_is_not_swept_and_named() -> None:
    query = {"sweep": "l2,activation"}
    assert swept_by(query) == ("l2",)
    assert from_link(query)[1] == ("sweep: 'activation' is not a setting that can be swept",)


def test_a_third_number_is_said_to_be_left_out() -> None:
    assert from_link({"sweep": "l2,dropout,l1"})[1] == ("sweep: 'l1' is left out, as 2 are the most",)
