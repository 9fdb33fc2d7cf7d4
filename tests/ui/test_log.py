"""What the pages leave in the server's log."""

from __future__ import annotations

import logging

import pytest
from streamlit.error_util import handle_uncaught_app_exception


def test_a_traceback_stands_in_the_log_as_python_writes_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    # Streamlit's logger hands nothing on.
    monkeypatch.setattr(logging.getLogger("streamlit"), "propagate", True)
    handle_uncaught_app_exception(ZeroDivisionError("of a page"))
    (record,) = (one for one in caplog.records if one.exc_info)
    assert isinstance(record.exc_info and record.exc_info[1], ZeroDivisionError)
    assert "of a page" not in capsys.readouterr().out
