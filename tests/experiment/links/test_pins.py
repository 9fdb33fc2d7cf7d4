"""The experiments that a link pins."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.clauses import MAX_PROBLEMS
from dashboard.experiment.links.link import from_link
from dashboard.experiment.links.pins import LONGEST_PINS, MOST_PINS_IN_LINK, pinned_by, pins_link
from dashboard.experiment.settings import change
from tests.hostile_links import anything
from tests.samples import experiments


@given(pinned=st.lists(experiments(), max_size=2))
@settings(max_examples=10)
def test_pins_come_back_from_their_link_in_their_order(pinned: list[Experiment]) -> None:
    link = pins_link(pinned)
    assert from_link(link) == (Experiment(), ())
    assert list(pinned_by(link)) == pinned[len(pinned) - len(pinned_by(link)) :]


def test_a_pin_is_written_as_what_differs_from_the_defaults() -> None:
    assert pins_link([change(Experiment(), l2=0.01, seed=3), Experiment()]) == {"pins": "l2:0.01,seed:3;default"}
    assert pins_link([]) == {}


def test_of_many_pins_the_newest_are_in_the_link_and_it_stays_short() -> None:
    few = [change(Experiment(), seed=seed) for seed in range(9)]
    assert pinned_by(pins_link(few)) == tuple(few[-MOST_PINS_IN_LINK:])
    wide = [change(one, hidden_layers=(512,) * 6, learning_rate=0.0123, batch_size=17, l1=0.01, l2=0.01) for one in few]
    assert len(pins_link(wide)["pins"]) <= LONGEST_PINS


@given(text=anything)
@settings(max_examples=20)
def test_whatever_a_link_pins_its_valid_part_is_used_and_the_rest_is_said(text: str) -> None:
    assert len(pinned_by({"pins": text})) <= MOST_PINS_IN_LINK
    assert len(from_link({"pins": text})[1]) <= MAX_PROBLEMS + 1


def test_what_is_wrong_with_a_pin_is_said() -> None:
    pinned, problems = pinned_by({"pins": "l2:five,seed:3"}), from_link({"pins": "l2:five,seed:3"})[1]
    assert pinned == (change(Experiment(), seed=3),)
    assert len(problems) == 1
    assert problems[0].startswith("pins: l2: ")


def test_what_is_beyond_the_room_of_a_link_is_said_to_be_left_out() -> None:
    pins = ";".join(f"seed:{seed}" for seed in range(1, MOST_PINS_IN_LINK + 2))
    assert from_link({"pins": pins})[1] == ("pins: 'seed:6' is left out, as 5 are the most",)
    (too_long,) = from_link({"pins": "seed:1;" + LONGEST_PINS * "x"})[1]
    assert too_long == f"pins: {LONGEST_PINS + 7} characters are too many"


def test_pins_within_pins_are_no_settings() -> None:
    pins = "pins:" * 159 + "x"
    (problem,) = from_link({"pins": pins})[1]
    assert problem == "pins: 'pins' is not a setting"
