"""What Streamlit drops between a browser and its page, and must not."""

from __future__ import annotations

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType, _coalesce_widget_states

_ANSWERS = frozenset({"file_urls_response", "backend_operation_response", "heartbeat_ack"})


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
    """Has what was pressed for a run that has yet to begin count in this one, for which Streamlit drops that.

    After a line was stuck, a press and the slider that was moved after it arrive together; and a press in a live part
    waits for the end of the page's run.
    """
    if session._scriptrunner is None:  # noqa: SLF001 - it has no hook
        return
    requests = session._scriptrunner._requests  # noqa: SLF001
    with requests._lock:  # noqa: SLF001 - else that run may begin meanwhile, and what was pressed count twice
        waiting = requests._rerun_data  # noqa: SLF001
        begun = requests._state is not ScriptRequestType.RERUN  # noqa: SLF001
        if begun or waiting.page_script_hash != asked.page_script_hash:
            return
        requests._state = ScriptRequestType.STOP  # noqa: SLF001
    asked.widget_states.CopyFrom(_coalesce_widget_states(waiting.widget_states, asked.widget_states))
