"""Answers of the server to its browsers outlast the beginning of a page's run."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.proto.Common_pb2 import FileURLsResponse
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, ForwardMsg
from streamlit.proto.NewSession_pb2 import NewSession
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from dashboard.ui.web.answers import keep_answers

ADDRESS_FOR_A_FILE = ForwardMsg(file_urls_response=FileURLsResponse(response_id="a file"))
PART_OF_A_FILE = ForwardMsg(backend_operation_response=BackendOperationResponse(request_id="a download"))
HEARTBEAT = ForwardMsg(heartbeat_ack=True)
DRAWN = ForwardMsg(delta=Delta(fragment_id="a live part"))
NEXT_RUN = ForwardMsg(new_session=NewSession())


def sent(monkeypatch: pytest.MonkeyPatch, waiting: ForwardMsg, parts: list[str] | None) -> list[ForwardMsg]:
    """What a browser is sent where this waits for it as a run begins, of the page or of live parts alone."""
    # Noted, so that what Streamlit has is put back.
    monkeypatch.setattr(AppSession, "_clear_queue", AppSession._clear_queue)
    keep_answers()
    session: Any = SimpleNamespace(_browser_queue=ForwardMsgQueue())
    session._browser_queue.enqueue(waiting)
    AppSession._clear_queue(session, parts)
    session._browser_queue.enqueue(NEXT_RUN)
    return session._browser_queue.flush()


@pytest.mark.parametrize("parts", [None, ["a live part"]])
@pytest.mark.parametrize("answer", [ADDRESS_FOR_A_FILE, PART_OF_A_FILE, HEARTBEAT])
def test_an_answer_is_sent_once_though_a_run_begins_before_it(
    monkeypatch: pytest.MonkeyPatch, answer: ForwardMsg, parts: list[str] | None
) -> None:
    assert sent(monkeypatch, answer, parts) == [answer, NEXT_RUN]


@pytest.mark.parametrize("parts", [None, ["a live part"]])
def test_what_was_drawn_before_is_dropped_as_ever(monkeypatch: pytest.MonkeyPatch, parts: list[str] | None) -> None:
    assert sent(monkeypatch, DRAWN, parts) == [NEXT_RUN]
