"""Where and when something was made is said as the visitor has it."""

from __future__ import annotations

import pytest

from dashboard.ui.runs.reporting import moment_in_words, server_address

CONTEXT = "streamlit.runtime.context.ContextProxy"


@pytest.mark.parametrize(
    ("minutes_to_utc", "said"),
    [(-540, "1 January 1970, 09:00"), (300, "31 December 1969, 19:00"), (None, "1 January 1970, 00:00")],
)
def test_a_time_is_that_of_the_visitor_s_clock(
    minutes_to_utc: int | None, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{CONTEXT}.timezone_offset", minutes_to_utc)
    assert moment_in_words(0.0) == said


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://lab.example:8501/runs?x=1", "https://lab.example:8501"),
        ("https://lab.example:8501?x=1", "https://lab.example:8501"),
        ("https://school.example/overfit", "https://school.example/overfit"),
        ("https://school.example/overfit/runs", "https://school.example/overfit"),
        (None, ""),
    ],
)
def test_the_address_is_without_a_page_and_empty_where_it_is_not_known(
    url: str | None, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{CONTEXT}.url", url)
    assert server_address() == address
