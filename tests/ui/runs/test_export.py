"""What is taken away is made once it is asked for, on a thread that knows nothing of the visitor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dashboard.analysis.verdict import judge_record
from dashboard.data.parts import SPLITS
from dashboard.figures.report.report import About
from dashboard.ui.runs import export
from dashboard.ui.runs.export import Export, show_export
from language.languages import speaking
from tests.made import made_record


def test_a_report_speaks_the_language_of_the_page_and_names_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, Callable[[], str | bytes]] = {}

    def offer(_label: str, make: Callable[[], str | bytes], name: str, *_: Any, **__: Any) -> None:
        files[name] = make

    monkeypatch.setattr("streamlit.download_button", offer)
    monkeypatch.setattr(export, "get_engine", lambda: None)
    record = made_record((0.5, 0.25))
    with speaking("ko"):
        show_export(Export(record, judge_record(record), About(address="https://lab.example"), SPLITS), key="taken")
    report = str(files["report.html"]())
    assert '<html lang="ko"' in report
    assert "https://lab.example/?" in report
