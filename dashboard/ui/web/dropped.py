"""What Streamlit drops between a browser and its page, and must not."""

from __future__ import annotations

from threading import RLock
from typing import Any
from weakref import WeakKeyDictionary

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import ScriptRunner, get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.exceptions import StopException
from streamlit.runtime.scriptrunner_utils.script_requests import (
    ScriptRequests,
    ScriptRequestType,
    _coalesce_widget_states,
)
from streamlit.runtime.state import SessionState

from dashboard.ui.session import is_callback

_ANSWERS = frozenset({"file_urls_response", "backend_operation_response", "heartbeat_ack"})
# What the controls said whose presses a run has taken up.
_TAKEN_UP: WeakKeyDictionary[ScriptRequests, WidgetStates] = WeakKeyDictionary()
# One for each visit, held while what is pressed in it is done.
_IN_TURN: WeakKeyDictionary[PagesManager, RLock] = WeakKeyDictionary()


def keep_answers() -> None:
    """Has an answer that waits to be sent outlast the beginning of a run of the page.

    A browser asks once where to send a chosen file, and waits for good: on a busy machine 1 of 30 files, chosen just
    after their page had opened, never arrived.
    """
    drop = AppSession._clear_queue  # noqa: SLF001 - it has no hook

    def drop_but_answers(self: AppSession, fragment_ids_this_run: list[str] | None = None) -> None:
        queue = self._browser_queue
        answers = [message for message in queue._queue if _is_answer(message)]  # noqa: SLF001
        drop(self, fragment_ids_this_run)
        # Some that Streamlit keeps: before the run of a live part it drops what that has drawn, and nothing else.
        others = [message for message in queue._queue if not _is_answer(message)]  # noqa: SLF001
        queue._queue = answers + others  # noqa: SLF001

    AppSession._clear_queue = drop_but_answers  # type: ignore[method-assign] # noqa: SLF001


def _is_answer(message: ForwardMsg) -> bool:
    return message.WhichOneof("type") in _ANSWERS


def keep_presses() -> None:
    """Has a press count where the page has just put another part in its place, or is asked for another run at once.

    In a part that is gone the whole page runs, as it does for a press anywhere else; the session knows what each button
    does that it has drawn. Of 17 remedies pressed within 0.8 s of another one, on a busy machine, 3 did nothing.
    """
    request = AppSession.request_rerun

    def request_part_or_page(self: AppSession, client_state: ClientState | None) -> None:
        if client_state and not self.has_fragment(client_state.fragment_id) and _is_press(self, client_state):
            client_state.fragment_id = ""
        if client_state and not client_state.fragment_id:
            _take_over_presses(self, client_state)
        request(self, client_state)

    AppSession.request_rerun = request_part_or_page  # type: ignore[method-assign] # it has no hook


def _is_press(session: AppSession, asked: ClientState) -> bool:
    """Whether it is no look, and no press on a page that the visitor has left: that would lead back there."""
    here = session._client_state.page_script_hash  # noqa: SLF001
    return asked.page_script_hash == here and not asked.is_auto_rerun


def _take_over_presses(session: AppSession, asked: ClientState) -> None:
    """Has a press that a run has yet to take up count in this one, for which Streamlit stops that.

    After a line was stuck, a press and the slider that was moved after it arrive together; and a press in a live part
    waits for the end of the page's run.
    """
    if session._scriptrunner is None:  # noqa: SLF001 - it has no hook
        return
    requests = session._scriptrunner._requests  # noqa: SLF001
    with requests._lock:  # noqa: SLF001 - else that run may take it up meanwhile, and it would count twice
        waiting = requests._rerun_data  # noqa: SLF001
        taken_up = waiting.widget_states is _TAKEN_UP.get(requests)
        if taken_up or waiting.page_script_hash != asked.page_script_hash:
            return
        requests._state = ScriptRequestType.STOP  # noqa: SLF001
    asked.widget_states.CopyFrom(_coalesce_widget_states(waiting.widget_states, asked.widget_states))


def take_up_presses_whole() -> None:
    """Has what a press does be done to its end though another run is asked for meanwhile, which begins after that.

    Streamlit looks whether it is at each use of the session, and would leave it half done.
    """
    take_up, give_way = SessionState.on_script_will_rerun, ScriptRunner._maybe_handle_execution_control_request  # noqa: SLF001

    def take_up_unless_stopped(self: SessionState, states: WidgetStates | None, **others: Any) -> None:
        context = get_script_run_ctx()
        if context is None or context.script_requests is None:
            return take_up(self, states, **others)
        requests = context.script_requests
        with _IN_TURN.setdefault(context.pages_manager, RLock()):
            with requests._lock:  # noqa: SLF001
                if requests._state is ScriptRequestType.STOP:  # noqa: SLF001
                    raise StopException
                if states is not None:
                    _TAKEN_UP[requests] = states
            return take_up(self, states, **others)

    def give_way_after_press(self: ScriptRunner) -> None:
        if not (self._is_in_script_thread() and is_callback()):
            give_way(self)

    SessionState.on_script_will_rerun = take_up_unless_stopped  # type: ignore[assignment,method-assign] # it has no hook
    ScriptRunner._maybe_handle_execution_control_request = give_way_after_press  # type: ignore[method-assign] # noqa: SLF001
