"""Which browser pays for a visit."""

from __future__ import annotations

import pytest

from dashboard.ui.web.payers import Payers


def test_the_tabs_of_a_browser_are_paid_for_by_it_and_one_without_cookies_by_itself() -> None:
    payers = Payers()
    payers.note("tab", "browser")
    payers.note("other tab", "browser")
    payers.note("without cookies", "")
    assert [payers.payer(visit) for visit in ("tab", "other tab", "without cookies", "everybody")] == [
        "browser",
        "browser",
        "without cookies",
        "",
    ]


def test_only_so_many_visits_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ui.web.payers.MOST", 2)
    payers = Payers()
    for visit in ("first", "second", "third"):
        payers.note(visit, "browser")
    assert [payers.payer(visit) for visit in ("first", "third")] == ["", "browser"]


def test_a_visit_that_goes_on_is_not_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ui.web.payers.MOST", 2)
    payers = Payers()
    for visit in ("first", "second", "first", "third"):
        payers.note(visit, "browser")
    assert [payers.payer(visit) for visit in ("first", "second")] == ["browser", ""]
