"""Defaults of uvicorn that have to be changed, for which Streamlit, which starts it, has no option."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Collection, Mapping
from http import HTTPStatus
from typing import Any

import h11
from uvicorn.protocols.http import h11_impl
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import Server
from websockets import http11
from websockets.server import ServerProtocol

from dashboard.engine.reporting.lines import InALine

LONGEST_REQUEST = 2**20
# Once the server ends, how often it looks whether what was sent last still arrives, and how many times at most.
LOOK_SECONDS, LOOKS = 1.0, 4


def allow_long_links() -> None:
    """Accepts links longer than 16 kB, though no genuine one is, so that the page can explain the problem.

    And, for its connection, a line of cookies of more than 8 kB, as other sites of a school's domain may add up to: to
    one that is too long there would be no answer, and the page would wait for its connection for good.
    """
    vars(h11_impl)["DEFAULT_MAX_INCOMPLETE_EVENT_SIZE"] = LONGEST_REQUEST
    vars(http11)["MAX_LINE_LENGTH"] = LONGEST_REQUEST


def log_broken_messages_in_a_line() -> None:
    """Of a text that is none in UTF-8, a stranger's message, uvicorn logs a traceback before it ends the connection."""
    logging.getLogger("uvicorn.error").addFilter(InALine(UnicodeDecodeError))


def add_to_refusals(headers: Mapping[str, str]) -> None:
    """Adds headers to what uvicorn answers by itself: to what is no request of HTTP, or of a WebSocket."""
    rejected = ServerProtocol.reject

    def send_400_response(self: h11_impl.H11Protocol, msg: str) -> None:
        plain = {"content-type": "text/plain; charset=utf-8", "connection": "close"}
        answer = h11.Response(status_code=400, reason="Bad Request", headers=[*plain.items(), *headers.items()])
        for event in (answer, h11.Data(data=msg.encode("ascii")), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def reject(self: ServerProtocol, status: HTTPStatus | int, text: str) -> http11.Response:
        response = rejected(self, status, text)
        response.headers.update(headers)
        return response

    # They have no hooks.
    h11_impl.H11Protocol.send_400_response = send_400_response  # type: ignore[method-assign]
    ServerProtocol.reject = reject  # type: ignore[method-assign]


def send_at_once() -> None:
    """Turns Nagle's algorithm off, which held most answers back for 40 ms: https://github.com/Kludex/uvicorn/issues/3149.

    asyncio does so by itself, but not for connections from a socket that was bound as Streamlit binds it.
    """
    connected = h11_impl.H11Protocol.connection_made

    def connection_made(self: h11_impl.H11Protocol, transport: asyncio.Transport) -> None:
        _without_delay(transport)
        connected(self, transport)

    h11_impl.H11Protocol.connection_made = connection_made  # type: ignore[method-assign] # it has no hook


def _without_delay(transport: asyncio.Transport) -> None:
    connection = transport.get_extra_info("socket")
    if connection is not None and connection.family in {socket.AF_INET, socket.AF_INET6}:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def cut_who_takes_nothing() -> None:
    """Cuts a connection that is at its end, but takes nothing of what was sent: that of a device that sleeps.

    uvicorn would wait for it, with its visit, and a server that was told to end would never do so. Then it is cut once
    nothing has moved for a second; a download that moves has four.
    """
    wait_for_all, timed_out = Server.shutdown, WebSocketsSansIOProtocol.keepalive_timeout

    async def shutdown(self: Server, sockets: list[socket.socket] | None = None) -> None:
        cutting = asyncio.create_task(_cut(self.server_state.connections))
        await wait_for_all(self, sockets)
        cutting.cancel()

    def keepalive_timeout(self: WebSocketsSansIOProtocol) -> None:
        timed_out(self)
        self.transport.abort()

    # They have no hooks.
    Server.shutdown = shutdown  # type: ignore[method-assign]
    WebSocketsSansIOProtocol.keepalive_timeout = keepalive_timeout  # type: ignore[method-assign]


async def _cut(connections: Collection[Any]) -> None:
    for _ in range(LOOKS):
        before = {connection: connection.transport.get_write_buffer_size() for connection in connections}
        await asyncio.sleep(LOOK_SECONDS)
        for connection in list(connections):
            if connection.transport.get_write_buffer_size() == before.get(connection):
                connection.transport.abort()
    for connection in list(connections):
        connection.transport.abort()
