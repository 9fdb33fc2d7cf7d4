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

PATH = f"/plotly/{plotly.__version__}/plotly.min.js"


def plotly_js_route() -> Route:
    return Route(PATH, _plotly_js)


async def _plotly_js(request: Request) -> Response:
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(_source(), media_type="text/javascript", headers=headers)
    return Response(_compressed(), media_type="text/javascript", headers=headers | {"Content-Encoding": "gzip"})


class PreloadPlotlyJs:
    """Tells the browser with the page itself that plotly.js will be needed: it loads beside Streamlit's own code."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_hint(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("Link", f"<{url()}>; rel=preload; as=script")
            await send(message)

        await self.app(scope, receive, send_with_hint)


def url() -> str:
    """Where the browser finds it."""
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{base}{PATH}" if base else PATH


def _source() -> bytes:
    return (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()


@lru_cache(maxsize=1)
def _compressed() -> bytes:
    return gzip.compress(_source(), 9)
