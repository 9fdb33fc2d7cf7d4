"""What a browser has asked for reaches it, whatever the page does meanwhile."""

from __future__ import annotations

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession

ANSWERS = frozenset({"file_urls_response", "backend_operation_response", "heartbeat_ack"})


def keep_answers() -> None:
    """Has an answer that waits to be sent outlast the beginning of a run of the page, with which Streamlit drops it.

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
    return message.WhichOneof("type") in ANSWERS
