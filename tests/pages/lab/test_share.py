"""A link for others says what they don't see and what waits for them, and the lab takes it so."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Group
from dashboard.experiment.link import SEALED, TEST, Hidden, from_link, hidden_by, trains_on_click
from dashboard.experiment.settings import change
from pages.lab.sections.share import address
from tests.pages.inline_engine import StartingEngine, put_in_place
from tests.pages.opened import opened, visit


def query(link: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(link).query))


@pytest.mark.parametrize("experiment", [Experiment(), change(Experiment(), l2=0.01, dataset="circles")], ids=["", "l2"])
@pytest.mark.parametrize("hidden", [(), tuple(Group.ORDER[:2])])
@pytest.mark.parametrize("on", [True, False])
def test_what_is_asked_for_is_in_the_link(experiment: Experiment, hidden: tuple[str, ...], on: bool) -> None:
    link = query(address(experiment, Hidden(hidden), waits=on, sealed=on))
    assert from_link(link)[0] == experiment
    assert hidden_by(link).names == hidden
    assert trains_on_click(link) == on
    assert (link.get(TEST) == SEALED) == on
    assert link


def test_the_lab_shows_the_link_and_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)
    app = opened("lab", **{"share hidden": ["Data"], "share waits": True})
    assert not app.exception
    (link,) = (one.value for one in app.code if "hide=" in one.value)
    there = visit("lab")
    for name, value in query(link).items():
        there.query_params[name] = value
    there.run()
    assert not there.warning
    assert any("Hidden by the link: Data" in caption.value for caption in there.caption)
