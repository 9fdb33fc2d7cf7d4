"""Streamlit's own scripts travel compressed, and nothing else is touched."""

from __future__ import annotations

import gzip

import pytest
from starlette.types import Message, Receive, Scope, Send

from dashboard.ui.web.compressed_static import _STATIC, CompressStaticMiddleware
from tests.ui.web.asgi import messages

SCRIPT = next(_STATIC.glob("js/index.*.js"))
PASSED_ON = {"type": "passed on to Streamlit"}
HERE = f"/static/js/{SCRIPT.name}"


async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    await send(PASSED_ON)


def asked(path: str, encoding: str = "gzip, br", method: str = "GET") -> list[Message]:
    """What comes back."""
    return messages(CompressStaticMiddleware(streamlit), path, method, accept_encoding=encoding)


@pytest.mark.parametrize("base", ["", "/lab"])
def test_a_script_comes_compressed_and_whole(base: str) -> None:
    start, body = asked(base + HERE)
    assert start["status"] == 200
    assert (b"content-encoding", b"gzip") in start["headers"]
    assert gzip.decompress(body["body"]) == SCRIPT.read_bytes()
    assert len(body["body"]) < SCRIPT.stat().st_size / 2


NONE = ["/", "/static/js/none.js", "/static/js/../../../config.js", "/static/media/a.woff2", "/static/js/..js"]


@pytest.mark.parametrize("path", [*NONE, f"/static/js/{'long' * 100}.js"])
def test_what_is_no_script_of_streamlit_is_left_to_it(path: str) -> None:
    assert asked(path) == [PASSED_ON]


@pytest.mark.parametrize(("encoding", "method"), [("identity", "GET"), ("gzip", "HEAD")])
def test_who_does_not_take_gzip_is_left_to_streamlit(encoding: str, method: str) -> None:
    assert asked(HERE, encoding, method) == [PASSED_ON]
