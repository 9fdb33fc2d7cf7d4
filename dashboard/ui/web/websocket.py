"""What a visit's WebSocket lets through to Streamlit: what the lab's own pages send, and looks that find something.

For what can't be read, Streamlit writes a traceback into the log. And it obeys messages that no page of the lab sends,
such as one that empties its caches, which all visits share.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlparse

from google.protobuf.message import DecodeError
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose
from streamlit import net_util, url_util
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.runtime_util import get_max_widget_state_size_bytes
from streamlit.runtime.state.common import GENERATED_ELEMENT_ID_PREFIX
from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX, Serialized, WStates

SERVED = frozenset({"rerun_script", "stop_script", "file_urls_request", "app_heartbeat", "backend_operation_request"})
OPERATIONS = frozenset({"deferred_file", "dataframe_chunk"})
# So begins the name of every control that Streamlit draws: with the value of any other, it can't run the page.
_CONTROLS = (GENERATED_ELEMENT_ID_PREFIX, STREAMLIT_INTERNAL_KEY_PREFIX)
# A field for numbers is said to hold fractions; of a whole one, a browser says that it is whole.
_NUMBERS = frozenset({"int_value", "double_value"})
_POLICY_VIOLATION = 1008
# The minutes by which a clock may be off from that of Greenwich.
_DAY = 24 * 60


def ask_nobody_for_own_address() -> None:
    """Has Streamlit take no address of another network for its own.

    It would ask a server of Amazon for it at each connection from a page of another site, while all visitors wait.
    """
    net_util.get_external_ip = lambda: None


def ignore_values_of_other_kinds() -> None:
    """Has a value that its control can't have, such as a word for a number, count as not sent.

    Streamlit would fail at it in this run and all later ones of the visit. Of which kind a control is, it alone knows.
    """
    read = WStates.__getitem__

    def value(self: WStates, control: str) -> Any:
        known, held = self.widget_metadata.get(control), self.states.get(control)
        if isinstance(held, Serialized) and known and not _fits(held.value, known.value_type):
            raise KeyError(control)
        try:
            return read(self, control)
        except Exception as error:
            raise KeyError(control) from error

    WStates.__getitem__ = value  # type: ignore[method-assign] # it has no hook


def _fits(sent: WidgetState, kind: str) -> bool:
    told = sent.WhichOneof("value")
    if told == kind == "json_value":
        return _is_state(sent.json_value)
    return told in {None, kind} or {told, kind} <= _NUMBERS


def _is_state(sent: str) -> bool:
    """Whether it is that of a component: Streamlit writes a traceback into the log for other JSON."""
    try:
        return isinstance(json.loads(sent), dict)
    except (ValueError, RecursionError):
        return False


class WebSocketMiddleware:
    """Leaves out what no page of the lab sends, and takes what can't be read for the end of the connection.

    Looks of those live parts that are `idle` are left out, too.
    """

    def __init__(self, app: ASGIApp, idle: Callable[[str], bool] = lambda _: False) -> None:
        self.app, self._idle = app, idle

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
        elif not _is_address(Headers(scope=scope).get("origin", "")):
            await WebSocketClose(_POLICY_VIOLATION)(scope, receive, send)
        else:
            await self.app(scope, self._served(receive), _if_there(send))

    def _served(self, receive: Receive) -> Receive:
        async def next_served() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                try:
                    if self._is_served(message.get("bytes")):
                        return message
                except DecodeError:
                    return {"type": "websocket.disconnect", "code": 1002}

        return next_served

    def _is_served(self, sent: bytes | None) -> bool:
        """Raises DecodeError for what is no message at all."""
        if sent is None:
            raise DecodeError("a text")
        if len(sent) > get_max_widget_state_size_bytes():
            # Streamlit refuses it before it reads it.
            return True
        message = BackMsg.FromString(sent)
        run = message.rerun_script
        return _is_ours(message) and not (run.is_auto_rerun and self._idle(run.fragment_id))


def _if_there(send: Send) -> Send:
    """Leaves out what is sent to somebody who has just left: that they have, the next message says.

    Told by an error, Streamlit would no longer take what they sent before they left, and log a traceback.
    """

    async def send_if_there(message: Message) -> None:
        # By how far the connection is closed, uvicorn raises the one or the other.
        with suppress(OSError, RuntimeError):
            await send(message)

    return send_if_there


def _is_address(origin: str) -> bool:
    """Whether Streamlit can take it apart, as it does in these two ways."""
    try:
        urlparse(origin)
        url_util.get_hostname(origin)
    except ValueError:
        return False
    return True


def _is_ours(message: BackMsg) -> bool:
    """Whether a page of the lab sends such a message."""
    kind = message.WhichOneof("type")
    operation = message.backend_operation_request.WhichOneof("payload")
    controls = (control.id for control in message.rerun_script.widget_states.widgets)
    return (
        kind in SERVED
        and operation in {None, *OPERATIONS}
        and all(name.startswith(_CONTROLS) for name in controls)
        and _is_somewhere(message.rerun_script.context_info)
    )


def _is_somewhere(told: ContextInfo) -> bool:
    """Whether a browser can be where this one says that it is: pages compute with its address, and with its clock."""
    return _is_address(told.url) and abs(told.timezone_offset) < _DAY
