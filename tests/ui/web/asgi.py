"""A server's part asked without a server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from starlette.types import ASGIApp, Message


def messages(app: ASGIApp, path: str, method: str = "GET", **headers: str) -> list[Message]:
    """What an ASGI app sends in answer to a request."""
    return exchanged(app, [{"type": "http.request"}], path, method, headers)


def exchanged(
    app: ASGIApp, coming: Iterable[Message], path: str, method: str, headers: Mapping[str, str]
) -> list[Message]:
    """What it sends in answer to a request of which nothing more comes after these parts."""
    sent: list[Message] = []
    parts = iter(coming)

    async def receive() -> Message:
        for part in parts:
            return part
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    place, _, query = path.partition("?")
    scope = {"type": "http", "method": method, "path": place, "query_string": query.encode(), "headers": raw}
    answer: Any = app(scope, receive, send)
    # Playwright's event loop may be running in this thread, and a thread has one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, answer).result()
    return sent


def answer(app: ASGIApp, path: str, **headers: str) -> tuple[dict[str, str], bytes]:
    """The headers and the body that a browser gets."""
    start, *parts = messages(app, path, **headers)
    received = {name.decode(): value.decode() for name, value in start["headers"]}
    return received, b"".join(part.get("body", b"") for part in parts)
