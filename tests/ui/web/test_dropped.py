"""What a browser asks for is answered, and what is pressed counts, whatever the page does meanwhile."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import FileURLsResponse
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, ForwardMsg
from streamlit.proto.NewSession_pb2 import NewSession
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.exceptions import StopException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState
from streamlit.runtime.state import SessionState
from streamlit.testing.v1 import AppTest

from dashboard.ui.web import dropped
from dashboard.ui.web.dropped import keep_answers, keep_presses, take_up_presses_whole

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


def runs(monkeypatch: pytest.MonkeyPatch, asked: ClientState | None) -> str | None:
    """The part that runs, "" for the whole page, where a browser asks for this of a page with a part that is new."""
    run: list[ClientState | None] = []
    monkeypatch.setattr(AppSession, "request_rerun", lambda _, state: run.append(state))
    keep_presses()
    session: Any = SimpleNamespace(
        has_fragment=lambda part: part == "new",
        _client_state=ClientState(page_script_hash="this page"),
        _scriptrunner=None,
    )
    AppSession.request_rerun(session, asked)
    return run[0].fragment_id if run[0] else None


def test_a_press_in_a_part_that_is_gone_runs_the_whole_page(monkeypatch: pytest.MonkeyPatch) -> None:
    assert runs(monkeypatch, ClientState(page_script_hash="this page", fragment_id="old")) == ""


def test_a_press_in_a_part_that_is_there_runs_that_part_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert runs(monkeypatch, ClientState(page_script_hash="this page", fragment_id="new")) == "new"


def test_a_press_on_a_page_that_was_left_leads_nobody_back(monkeypatch: pytest.MonkeyPatch) -> None:
    assert runs(monkeypatch, ClientState(page_script_hash="another page", fragment_id="old")) == "old"


def test_a_look_at_a_part_that_is_gone_is_still_in_vain(monkeypatch: pytest.MonkeyPatch) -> None:
    assert runs(monkeypatch, ClientState(page_script_hash="this page", fragment_id="old", is_auto_rerun=True)) == "old"


@pytest.mark.parametrize(("asked", "part"), [(ClientState(), ""), (None, None)])
def test_a_run_of_the_whole_page_is_what_it_was(
    monkeypatch: pytest.MonkeyPatch, asked: ClientState | None, part: str | None
) -> None:
    assert runs(monkeypatch, asked) == part


PRESSED = WidgetStates(widgets=[WidgetState(id="a remedy", trigger_value=True), WidgetState(id="L2", int_value=0)])
MOVED = WidgetStates(widgets=[WidgetState(id="L2", int_value=3)])


class Runner(list[str]):
    """What runs a page, in this thread: what it did."""

    def _is_in_script_thread(self) -> bool:
        return True


def this_run(monkeypatch: pytest.MonkeyPatch, press: RerunData) -> ScriptRequests:
    """What is asked of a run of a page, which begins by a press."""
    monkeypatch.setattr(AppSession, "request_rerun", lambda *_: None)
    monkeypatch.setattr(SessionState, "on_script_will_rerun", lambda *_: None)
    monkeypatch.setattr(
        ScriptRunner, "_maybe_handle_execution_control_request", lambda runner: runner.append("gave way")
    )
    keep_presses()
    take_up_presses_whole()
    requests = ScriptRequests()
    context = SimpleNamespace(script_requests=requests, pages_manager=PagesManager(__file__))
    monkeypatch.setattr(dropped, "get_script_run_ctx", lambda: context)
    requests.request_rerun(press)
    return requests


def counts_in_the_next(requests: ScriptRequests) -> dict[str, Any]:
    """What counts in the run that a moved slider asks for right after."""
    runner = SimpleNamespace(_requests=requests)
    session: Any = SimpleNamespace(has_fragment=lambda part: not part, _scriptrunner=runner)
    asked = ClientState(page_script_hash="this page", widget_states=MOVED)
    AppSession.request_rerun(session, asked)
    return {one.id: one.trigger_value or one.int_value for one in asked.widget_states.widgets}


def pressed(part: str | None = None, page: str = "this page") -> RerunData:
    return RerunData(page_script_hash=page, widget_states=PRESSED, fragment_id=part)


@pytest.mark.parametrize("part", [None, "a live part"])
@pytest.mark.parametrize("begun", [False, True])
def test_a_press_counts_once_though_a_slider_is_moved_before_its_run_takes_it_up(
    monkeypatch: pytest.MonkeyPatch, part: str | None, begun: bool
) -> None:
    requests = this_run(monkeypatch, pressed(part))
    if begun:
        requests.on_scriptrunner_ready()
    assert counts_in_the_next(requests) == {"a remedy": True, "L2": 3}
    with pytest.raises(StopException):
        SessionState().on_script_will_rerun(PRESSED)


def test_a_press_that_was_taken_up_does_not_count_again(monkeypatch: pytest.MonkeyPatch) -> None:
    requests = this_run(monkeypatch, pressed())
    begun = requests.on_scriptrunner_ready().rerun_data
    SessionState().on_script_will_rerun(begun.widget_states)
    assert counts_in_the_next(requests) == {"L2": 3}


def test_a_press_on_another_page_does_not_count_on_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    requests = this_run(monkeypatch, pressed(page="another page"))
    assert counts_in_the_next(requests) == {"L2": 3}


def test_what_a_press_does_is_done_to_its_end_before_its_run_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    this_run(monkeypatch, pressed())
    runner: Any = Runner()
    ThreadState.initialize()
    with ThreadState.scoped(run_location=RunLocation.CALLBACK):
        ScriptRunner._maybe_handle_execution_control_request(runner)
    assert runner == []
    ScriptRunner._maybe_handle_execution_control_request(runner)
    assert runner == ["gave way"]


def test_a_button_that_the_page_no_longer_draws_still_does_what_it_said() -> None:
    def page() -> None:
        import streamlit as st

        def apply() -> None:
            st.session_state.applied = True

        if "trains" not in st.session_state:
            st.button("L2", key="remedy", on_click=apply)

    drawn = AppTest.from_function(page).run()
    pressed = drawn.button[0]
    drawn.session_state["trains"] = True
    drawn.run()
    assert not drawn.button
    pressed.click().run()
    assert drawn.session_state["applied"]
