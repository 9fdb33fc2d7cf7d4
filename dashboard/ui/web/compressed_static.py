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
# What is there is looked up here: the disk may refuse a stranger's name instead of saying that there is no such file.
_NAMES = frozenset(str(file.relative_to(_STATIC)) for file in _STATIC.glob("*/*"))
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
    name, kind = found.groups()
    return Response(_compressed(name), media_type=_TYPES[kind], headers=_HEADERS) if name in _NAMES else None


@cache
def _compressed(name: str) -> bytes:
    return gzip.compress((_STATIC / name).read_bytes(), 6)
