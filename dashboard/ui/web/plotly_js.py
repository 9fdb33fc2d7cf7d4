"""Serves plotly.js from the plotly package: once, compressed, and cached by the browser for good."""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path

import plotly
import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.ui.web.requests import asks_for_page

PATH = f"/plotly/{plotly.__version__}/plotly.min.js"
# Asked for with the page, and run once Streamlit's own code has asked the server for its part: that takes so long.
AFTER_MS = 50
_IN_PAGE = """<link rel="preload" as="script" href="{url}"><script>
addEventListener("load", () => setTimeout(() => document.head.append(Object.assign(
  document.createElement("script"), {{ src: "{url}", onerror() {{ this.remove() }} }})), {after}))
</script>"""


def plotly_js_route() -> Route:
    return Route(PATH, _plotly_js)


async def _plotly_js(request: Request) -> Response:
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(_source(), media_type="text/javascript", headers=headers)
    return Response(_compressed(), media_type="text/javascript", headers=headers | {"Content-Encoding": "gzip"})


class PlotlyJsInPage:
    """Has the page itself load plotly.js, while it waits for the server: when a chart comes, it is there already.

    The script takes itself away where it could not be loaded; a chart then tries once more.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not asks_for_page(scope):
            await self.app(scope, receive, send)
            return
        # Uncompressed: what is compressed can't be added to.
        headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": headers}, receive, _PageWithScript(send).send)


class _PageWithScript:
    """One answer on its way to the browser: if it is a page, the script is put at the head of it."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        if self._start is not None:
            if b"<head>" in message.get("body", b""):
                message["body"] = self._with_script(message["body"], MutableHeaders(scope=self._start))
            await self._send(self._start)
            self._start = None
        await self._send(message)

    def _with_script(self, body: bytes, headers: MutableHeaders) -> bytes:
        script = _IN_PAGE.format(url=url(), after=AFTER_MS).encode()
        headers["content-length"] = str(int(headers["content-length"]) + len(script))
        # It names the page without the script.
        del headers["etag"], headers["last-modified"]
        return body.replace(b"<head>", b"<head>" + script, 1)


def url() -> str:
    """The address at which the browser finds plotly.js."""
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{base}{PATH}" if base else PATH


def _source() -> bytes:
    """As a plain script. In the package it is a function that another one calls, and is compiled twice.

    V8 takes 170 instead of 300 ms until it is ready: https://v8.dev/blog/preparser#pife.
    """
    source = (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()
    licence, end_of_comment, _ = source.partition(b"*/")
    return licence + end_of_comment + source[source.index(b'"use strict";') : source.rindex(b"return Plotly;")]


@lru_cache(maxsize=1)
def _compressed() -> bytes:
    return gzip.compress(_source(), 9)
