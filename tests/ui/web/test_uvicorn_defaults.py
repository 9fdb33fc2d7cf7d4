"""What is set in uvicorn reaches its connections."""

from __future__ import annotations

import base64
import io
import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send
from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import Server, ServerState
from websockets.http11 import Request
from websockets.server import ServerProtocol

from dashboard.ui.web import uvicorn_defaults
from dashboard.ui.web.uvicorn_defaults import (
    LONGEST_REQUEST,
    add_to_refusals,
    allow_long_links,
    cut_who_takes_nothing,
    log_broken_messages_in_a_line,
    send_at_once,
)
from tests.waiting import PATIENCE

LONG = 48 * 2**20


class Transport:
    """A connection that asyncio has just taken in."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.closed = False

    def get_extra_info(self, name: str) -> Any:
        return self.connection if name == "socket" else None

    def is_closing(self) -> bool:
        return self.closed

    def write(self, data: bytes) -> None:
        self.connection.sendall(data)

    def close(self) -> None:
        self.closed = True


def connected(connection: socket.socket) -> H11Protocol:
    async def app(scope: Scope, receive: Receive, send: Send) -> None: ...

    config = Config(app, log_config=None, interface="asgi3")
    config.load()
    loop: Any = SimpleNamespace(create_task=lambda *_: None)
    protocol = H11Protocol(config, ServerState(), {}, loop)
    transport: Any = Transport(connection)
    protocol.connection_made(transport)
    return protocol


def handshake(*more: str) -> bytes:
    """How a WebSocket is asked for."""
    key = base64.b64encode(bytes(16)).decode()
    lines = ("GET / HTTP/1.1", "Host: lab", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13")
    return "\r\n".join([*lines, f"Sec-WebSocket-Key: {key}", *more, "", ""]).encode()


def test_an_answer_is_sent_at_once_on_a_socket_bound_as_streamlit_binds_it() -> None:
    send_at_once()
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        connection, _ = server.accept()
        with connection:
            assert connection.proto == 0
            connected(connection)
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_long_link_is_taken_in() -> None:
    allow_long_links()
    with socket.socket() as connection:
        assert connected(connection).conn._max_incomplete_event_size == LONGEST_REQUEST


def test_a_long_line_of_cookies_is_taken_in_on_a_connection() -> None:
    allow_long_links()
    protocol = ServerProtocol()
    protocol.receive_data(handshake(f"Cookie: {60_000 * 'a'}"))
    (request,) = protocol.events_received()
    assert isinstance(request, Request)
    assert protocol.accept(request).status_code == HTTPStatus.SWITCHING_PROTOCOLS


def test_what_is_no_request_is_answered_with_the_headers_of_every_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(H11Protocol, "send_400_response", H11Protocol.send_400_response)
    monkeypatch.setattr(ServerProtocol, "reject", ServerProtocol.reject)
    add_to_refusals({"X-Content-Type-Options": "nosniff"})
    ours, theirs = socket.socketpair()
    with ours, theirs:
        protocol = connected(ours)
        protocol.data_received(b"no request\r\n\r\n")
        head, _, body = theirs.recv(1000).partition(b"\r\n\r\n")
        assert protocol.transport.is_closing()
    assert head.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert b"X-Content-Type-Options: nosniff" in head.splitlines()
    assert b"Invalid HTTP request received." in body


def test_what_is_no_websocket_is_answered_with_them_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(H11Protocol, "send_400_response", H11Protocol.send_400_response)
    monkeypatch.setattr(ServerProtocol, "reject", ServerProtocol.reject)
    add_to_refusals({"X-Content-Type-Options": "nosniff"})
    protocol = ServerProtocol()
    protocol.receive_data(b"GET / HTTP/1.1\r\nHost: lab\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n")
    (request,) = protocol.events_received()
    assert isinstance(request, Request)
    refusal = protocol.accept(request)
    assert refusal.status_code == HTTPStatus.BAD_REQUEST
    assert refusal.headers["X-Content-Type-Options"] == "nosniff"
    assert refusal.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_a_text_that_is_none_leaves_a_line_in_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    log, logger = io.StringIO(), logging.getLogger("uvicorn.error")
    monkeypatch.setattr(logger, "filters", [])
    monkeypatch.setattr(logger, "handlers", [logging.StreamHandler(log)])
    log_broken_messages_in_a_line()
    for error in (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no start"), ValueError("of our own")):
        logger.error("What came:", exc_info=error)
    first, *rest = log.getvalue().splitlines()
    assert first.startswith("What came: UnicodeDecodeError(")
    assert rest == ["What came:", "ValueError: of our own"]


class MuchToSend:
    """Sends more to a visit than a connection holds, and waits for its end."""

    def __init__(self) -> None:
        self.sending, self.ended = threading.Event(), threading.Event()

    async def __call__(self, _: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.send", "bytes": bytes(2**26)})
        self.sending.set()
        while (await receive())["type"] != "websocket.disconnect":
            pass
        self.ended.set()


@contextmanager
def served(app: Any, **options: Any) -> Iterator[tuple[Server, threading.Thread, socket.socket]]:
    """A server of its own, the thread that it runs in, and a connection to it."""
    config = Config(app, log_config=None, lifespan="off", ws="websockets-sansio", interface="asgi3", **options)
    server, listening = Server(config), socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, args=[[listening]], daemon=True)
    thread.start()
    with listening, socket.create_connection(listening.getsockname()) as client:
        yield server, thread, client
        server.should_exit = True
        thread.join(PATIENCE)


@contextmanager
def served_who_takes_nothing(app: MuchToSend, **options: Any) -> Iterator[tuple[Server, threading.Thread]]:
    with served(app, **options) as (server, thread, silent):
        silent.sendall(handshake())
        assert app.sending.wait(PATIENCE)
        yield server, thread


@pytest.fixture
def cutting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Server, "shutdown", Server.shutdown)
    monkeypatch.setattr(WebSocketsSansIOProtocol, "keepalive_timeout", WebSocketsSansIOProtocol.keepalive_timeout)
    cut_who_takes_nothing()


@pytest.mark.usefixtures("cutting")
def test_a_server_that_is_told_to_end_does_though_a_visit_takes_nothing() -> None:
    with served_who_takes_nothing(MuchToSend()) as (server, thread):
        server.should_exit = True
        thread.join(PATIENCE)
        assert not thread.is_alive()


async def long_answer(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": bytes(LONG)})


@pytest.mark.usefixtures("cutting")
def test_a_download_that_moves_arrives_whole_though_the_server_is_told_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    # However slow this machine is.
    monkeypatch.setattr(uvicorn_defaults, "LOOKS", 60)
    came = 0
    with served(long_answer) as (server, thread, reader):
        reader.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        while read := reader.recv(2**20):
            came += len(read)
            server.should_exit = True
            time.sleep(0.05 * len(read) / 2**20)
    assert came > LONG
    thread.join(PATIENCE)
    assert not thread.is_alive()


@pytest.mark.usefixtures("cutting")
def test_a_visit_ends_once_it_answers_nothing_though_it_has_not_taken_all() -> None:
    app = MuchToSend()
    with served_who_takes_nothing(app, ws_ping_interval=0.1, ws_ping_timeout=0.1):
        assert app.ended.wait(PATIENCE)
