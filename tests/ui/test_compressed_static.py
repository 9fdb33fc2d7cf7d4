"""Streamlit's own scripts travel compressed, and nothing else is touched."""

from __future__ import annotations

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from dashboard.ui.compressed_static import _STATIC, CompressStatic

SCRIPT = next(_STATIC.glob("js/index.*.js"))
HERE = f"/static/js/{SCRIPT.name}"


def asked(path: str, encoding: str = "gzip, br", method: str = "GET") -> list[Any]:
    """What comes back; 'passed on' where it is Streamlit's to answer."""
    sent: list[Any] = []

    async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
        sent.append("passed on")

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"accept-encoding", encoding.encode())]
    scope = {"type": "http", "method": method, "path": path, "headers": headers}
    # Playwright's event loop may be running in this thread, and a thread has one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, CompressStatic(streamlit)(scope, receive, send)).result()
    return sent


@pytest.mark.parametrize("base", ["", "/lab"])
def test_a_script_comes_compressed_and_whole(base: str) -> None:
    start, body = asked(base + HERE)
    assert start["status"] == 200
    assert (b"content-encoding", b"gzip") in start["headers"]
    assert gzip.decompress(body["body"]) == SCRIPT.read_bytes()
    assert len(body["body"]) < SCRIPT.stat().st_size / 2


@pytest.mark.parametrize("path", ["/", "/static/js/none.js", "/static/js/../../../config.js", "/static/media/a.woff2"])
def test_what_is_no_script_of_streamlit_is_left_to_it(path: str) -> None:
    assert asked(path) == ["passed on"]


@pytest.mark.parametrize(("encoding", "method"), [("identity", "GET"), ("gzip", "HEAD")])
def test_who_does_not_take_gzip_is_left_to_streamlit(encoding: str, method: str) -> None:
    assert asked(HERE, encoding, method) == ["passed on"]
