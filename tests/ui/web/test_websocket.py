"""A stranger's WebSocket: what is let through to Streamlit, and that nothing of it reaches other visits."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest.mock import Mock

import pytest
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit import net_util
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.session_state import WStates
from streamlit.testing.v1 import AppTest
from streamlit.web.server.server_util import is_url_from_allowed_origins

from dashboard.ui.web import websocket
from dashboard.ui.web.websocket import (
    OPERATIONS,
    SERVED,
    WebSocketMiddleware,
    ask_nobody_for_own_address,
    ignore_values_of_other_kinds,
)

KINDS = [field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields]
PAYLOADS = [field.name for field in BackendOperationRequest.DESCRIPTOR.oneofs_by_name["payload"].fields]
END = {"type": "websocket.disconnect", "code": 1000}


def told(*sent: Message, origin: str | None = None, idle: str = "") -> tuple[list[Message], list[Message]]:
    """What Streamlit is told of what a client sends, and what the client is sent before, with one `idle` live part."""
    heard: list[Message] = []
    answers: list[Message] = []
    coming = iter([*sent, END])

    async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
        while not heard or heard[-1]["type"] != "websocket.disconnect":
            heard.append(await receive())

    async def receive() -> Message:
        return next(coming)

    async def send(message: Message) -> None:
        answers.append(message)

    headers = [] if origin is None else [(b"origin", origin.encode())]
    middleware = WebSocketMiddleware(streamlit, lambda part: part == idle)
    ended: Any = middleware({"type": "websocket", "path": "/", "headers": headers}, receive, send)
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, ended).result()
    return heard, answers


def of_kind(kind: str) -> Message:
    message = BackMsg()
    field = message.DESCRIPTOR.fields_by_name[kind]
    if field.message_type:
        getattr(message, kind).SetInParent()
    else:
        setattr(message, kind, True)
    return {"type": "websocket.receive", "bytes": message.SerializeToString()}


@pytest.mark.parametrize("kind", KINDS)
def test_of_each_kind_of_message_only_what_a_page_of_the_lab_sends_is_let_through(kind: str) -> None:
    message = of_kind(kind)
    assert told(message)[0] == ([message, END] if kind in SERVED else [END])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_files_and_rows_are_sent_and_nothing_is_installed(payload: str) -> None:
    message = BackMsg()
    getattr(message.backend_operation_request, payload).SetInParent()
    sent = {"type": "websocket.receive", "bytes": message.SerializeToString()}
    assert told(sent)[0] == ([sent, END] if payload in OPERATIONS else [END])


@pytest.mark.parametrize("content", [{"text": "words"}, {"bytes": b"\xff" * 9}, {"text": "", "bytes": None}])
def test_what_is_no_message_ends_the_connection(content: dict[str, Any]) -> None:
    wrong, good = {"type": "websocket.receive", **content}, of_kind("stop_script")
    heard, _ = told(good, wrong, good)
    assert heard[0] == good
    assert [message["type"] for message in heard[1:]] == ["websocket.disconnect"]


def test_what_is_longer_than_streamlit_reads_is_left_to_it_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "get_max_widget_state_size_bytes", lambda: 9)
    longer, longest = ({"type": "websocket.receive", "bytes": b"\xff" * size} for size in (10, 9))
    assert told(longer)[0] == [longer, END]
    assert [message["type"] for message in told(longest)[0]] == ["websocket.disconnect"]


@pytest.mark.parametrize("error", [OSError, RuntimeError])
def test_what_somebody_sent_before_they_left_is_read_though_they_can_be_sent_nothing(error: type[Exception]) -> None:
    coming = iter([{"type": "websocket.connect"}, of_kind("stop_script"), END])
    read: list[bytes] = []

    async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
        line = WebSocket(scope, receive, send)
        await line.accept()
        await line.send_bytes(b"part of a page")
        read.append(await line.receive_bytes())
        with pytest.raises(WebSocketDisconnect):
            await line.receive_bytes()

    async def receive() -> Message:
        return next(coming)

    async def send(message: Message) -> None:
        if message["type"] == "websocket.send":
            raise error

    served: Any = WebSocketMiddleware(streamlit)({"type": "websocket", "path": "/", "headers": []}, receive, send)
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, served).result()
    assert read == [of_kind("stop_script")["bytes"]]


@pytest.mark.parametrize(
    ("names", "passes"),
    [
        (["$$ID-1-None", "$$ID-2-l2"], True),
        (["$$STREAMLIT_INTERNAL_KEY_$$ID-1-charts__events"], True),
        (["$$ID-1-None", "l2"], False),
        (["$$ID-1-None", "$$l2"], False),
    ],
)
def test_values_come_from_controls_alone(names: list[str], passes: bool) -> None:
    message = BackMsg()
    for name in names:
        message.rerun_script.widget_states.widgets.add(id=name, int_value=3)
    sent = {"type": "websocket.receive", "bytes": message.SerializeToString()}
    assert told(sent)[0] == ([sent, END] if passes else [END])


@pytest.mark.parametrize(
    ("told_of_itself", "passes"),
    [
        ({"url": "https://lab.example.org/runs", "timezone_offset": -540}, True),
        ({"url": "http://[bad/runs"}, False),
        ({"timezone_offset": 24 * 60 - 1}, True),
        ({"timezone_offset": -24 * 60}, False),
        ({"timezone_offset": 2**31 - 1}, False),
        ({"timezone_offset": -(2**31)}, False),
    ],
)
def test_who_says_to_be_where_nobody_is_is_not_served(told_of_itself: dict[str, Any], passes: bool) -> None:
    message = BackMsg(rerun_script=ClientState(context_info=ContextInfo(**told_of_itself)))
    sent = {"type": "websocket.receive", "bytes": message.SerializeToString()}
    assert told(sent)[0] == ([sent, END] if passes else [END])


@pytest.mark.parametrize("by_itself", [True, False])
def test_a_look_that_would_find_nothing_is_left_out_and_what_somebody_does_is_not(by_itself: bool) -> None:
    message = BackMsg()
    message.rerun_script.fragment_id, message.rerun_script.is_auto_rerun = "a live part", by_itself
    sent = {"type": "websocket.receive", "bytes": message.SerializeToString()}
    assert told(sent, idle="another")[0] == [sent, END]
    assert told(sent, idle="a live part")[0] == ([END] if by_itself else [sent, END])


def test_an_empty_message_is_left_out() -> None:
    assert told({"type": "websocket.receive", "bytes": b""})[0] == [END]


@pytest.mark.parametrize("origin", ["http://[bad", "[bad", "//[bad", "http://[::1"])
def test_an_origin_that_is_no_address_is_refused(origin: str) -> None:
    heard, answers = told(origin=origin)
    assert (heard, [answer["type"] for answer in answers]) == ([], ["websocket.close"])


@pytest.mark.parametrize("origin", [None, "null", "", "http://localhost:8501", "https://[::1]:8501", "https://a.b"])
def test_whether_any_other_origin_is_allowed_is_left_to_streamlit(origin: str | None) -> None:
    assert told(origin=origin) == ([END], [])


def test_no_other_server_is_asked_whether_an_origin_is_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_: asked.append(url))
    ask_nobody_for_own_address()
    assert not is_url_from_allowed_origins("https://elsewhere.example")
    assert not is_url_from_allowed_origins("null")
    assert asked == []


@pytest.mark.parametrize("sent", [{"string_value": "7"}, {"json_value": "{"}, {"trigger_value": True}])
def test_a_value_of_another_kind_than_its_control_s_counts_as_not_sent(
    sent: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert number(monkeypatch, **sent) is None


@pytest.mark.parametrize("value", [7, -1])
def test_a_value_of_its_control_s_kind_is_read_and_one_that_it_refuses_is_not(
    value: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert number(monkeypatch, int_value=value) == (7 if value == 7 else None)


@pytest.mark.parametrize(("start", "sent"), [(64, {"int_value": 32}), (0.5, {"double_value": 0.25})])
def test_what_is_typed_into_a_field_for_numbers_is_read(
    start: float, sent: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a browser sends it: whole numbers as such, though Streamlit says of the field that it holds fractions."""
    monkeypatch.setattr(WStates, "__getitem__", WStates.__getitem__)
    ignore_values_of_other_kinds()

    def page(start: float) -> None:
        import streamlit as st  # a page of its own

        st.number_input("Number", value=start, key="number")

    app = AppTest.from_function(page, args=(start,), default_timeout=60).run()
    field = app.number_input(key="number")
    values = WidgetStates()
    values.widgets.add(id=field.proto.id, **sent)
    app._run(values)
    assert field.value == next(iter(sent.values()))


@pytest.mark.parametrize("sent", ["{", '""', "7", "[{}]", "[" * 100_000])
def test_what_is_no_state_of_a_component_never_comes_to_streamlit_which_would_log_a_traceback(
    sent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WStates, "__getitem__", WStates.__getitem__)
    ignore_values_of_other_kinds()
    states, read = WStates(), Mock()
    states.set_widget_metadata(WidgetMetadata("n", read, lambda value: value, "json_value"))
    states.set_widget_from_proto(WidgetState(id="n", json_value=sent))
    assert states.get("n") is None
    read.assert_not_called()


def number(monkeypatch: pytest.MonkeyPatch, **sent: Any) -> object:
    """What a control for numbers from zero on has, once this was sent to it; None for nothing."""

    def from_zero(value: int | None) -> int:
        if value is None or value < 0:
            raise OverflowError
        return value

    monkeypatch.setattr(WStates, "__getitem__", WStates.__getitem__)
    ignore_values_of_other_kinds()
    states = WStates()
    states.set_widget_metadata(WidgetMetadata("n", from_zero, lambda value: value, "int_value"))
    states.set_widget_from_proto(WidgetState(id="n", **sent))
    return states.get("n")
