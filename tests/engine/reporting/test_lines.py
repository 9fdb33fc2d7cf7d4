"""A lost connection is a line of the log; what else is logged with an error keeps its traceback."""

from __future__ import annotations

import io
import logging
from asyncio import CancelledError

import pytest
from distributed.comm.core import CommClosedError

from dashboard.engine.reporting.lines import log_lost_connections_in_a_line


def logged(said: str, error: BaseException, monkeypatch: pytest.MonkeyPatch) -> str:
    """What stands in the log once a logger of Dask has told of an error."""
    log = io.StringIO()
    monkeypatch.setattr(logging.getLogger("distributed"), "handlers", [logging.StreamHandler(log)])
    log_lost_connections_in_a_line()
    try:
        raise error
    except type(error):
        logging.getLogger("distributed.worker").exception(said)
    return log.getvalue()


LOST = (CommClosedError("Stream is closed"), ConnectionRefusedError("nobody there"), TimeoutError(), CancelledError())


@pytest.mark.parametrize("error", LOST, ids=repr)
def test_a_lost_connection_is_told_in_a_line(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    assert logged("no heartbeat", error, monkeypatch) == f"no heartbeat {error!r}\n"
    assert logged("", error, monkeypatch) == f"{error!r}\n"


@pytest.mark.parametrize("error", [ValueError("of our own"), OSError(28, "No space left on device")], ids=repr)
def test_any_other_error_is_told_with_where_it_comes_from(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Traceback" in logged("a call", error, monkeypatch)
