"""What a link hides and locks, by the names of settings and the titles of groups."""

from __future__ import annotations

import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Group
from dashboard.experiment.links.link import from_link
from dashboard.experiment.links.restrictions import restrictions_of
from dashboard.experiment.settings import SETTINGS, change
from language.languages import speaking

KINDS = ("hide", "lock")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("l1,l2", ("l1", "l2")),
        ("Data,Model", ("Data", "Model")),
        (" data , L1,l1", ("Data", "l1")),
        ("loss and optimizer,early_stopping", ("Loss and optimizer", "early_stopping")),
        ("", ()),
        (",,", ()),
    ],
)
def test_a_link_names_settings_and_groups(kind: str, text: str, names: tuple[str, ...]) -> None:
    query = {kind: text, "l2": "0.01"}
    found = restrictions_of(query)
    assert (found.hidden if kind == "hide" else found.locked).names == names
    assert restrictions_of(found.link) == found
    assert from_link(query) == (change(Experiment(), l2=0.01), ())


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_name_is_named_and_the_rest_counts(kind: str) -> None:
    query = {kind: "l1,nonsense"}
    assert restrictions_of(query).link == {kind: "l1"}
    assert from_link(query) == (Experiment(), (f"{kind}: 'nonsense' is neither a setting nor a group",))


@pytest.mark.parametrize("group", Group.ORDER)
def test_a_group_covers_its_settings_and_no_others(group: str) -> None:
    locked = restrictions_of({"lock": group}).locked
    covers = {name for name, setting in SETTINGS.items() if locked.covers(setting)}
    assert covers == {name for name, setting in SETTINGS.items() if setting.control.group == group}


def test_what_is_locked_stays_and_the_rest_of_what_is_wanted_is_taken() -> None:
    before = change(Experiment(), l2=0.01, samples=200)
    wanted = change(Experiment(), l2=0.1, dropout=0.5, samples=500)
    locking = restrictions_of({"lock": "l2,Data", "hide": "dropout"})
    assert locking.apply_locks(before, wanted) == change(before, dropout=0.5)
    assert restrictions_of({"hide": "l2"}).apply_locks(before, wanted) == wanted


def test_in_korean_the_names_are_the_same_and_the_titles_korean() -> None:
    with speaking("ko"):
        assert restrictions_of({"hide": "Data"}).hidden.titles == ("데이터",)
