"""Sends Streamlit's own scripts and styles compressed: Streamlit sends them as they are, three times as many bytes."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_STATIC = Path(st.__file__).parent / "static" / "static"
_SCRIPT = re.compile(r"/static/((?:js|css)/[\w.-]+\.(js|css))$")
_TYPES = {"js": "text/javascript", "css": "text/css"}
# The names of these files change with their content.
_HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Encoding": "gzip",
    "Vary": "Accept-Encoding",
}


class CompressStaticMiddleware:
    """Serves these files to browsers that accept gzip; all other requests go on to Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await (_answer(scope) or self.app)(scope, receive, send)


def _answer(scope: Scope) -> Response | None:
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    found = _SCRIPT.search(scope["path"])
    if not found or "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
        return None
    file = _STATIC / found[1]
    return Response(_compressed(file), media_type=_TYPES[found[2]], headers=_HEADERS) if file.is_file() else None


@cache
def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6)
