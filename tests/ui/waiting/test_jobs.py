"""What a page has begun and not noted ends with its run."""

from __future__ import annotations

import pytest

from dashboard.ui.waiting.jobs import stopped_if_interrupted


class Rerun(BaseException):
    """As Streamlit's: no Exception."""


def test_what_a_page_began_is_stopped_where_its_run_is_ended_before_that_was_noted() -> None:
    stopped: list[str] = []
    with pytest.raises(Rerun), stopped_if_interrupted(lambda: stopped.append("it")):
        raise Rerun
    assert stopped == ["it"]


def test_it_goes_on_otherwise() -> None:
    with stopped_if_interrupted(pytest.fail):
        pass
