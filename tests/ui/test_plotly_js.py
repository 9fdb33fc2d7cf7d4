"""plotly.js comes with the page, as a script that is complete."""

from __future__ import annotations

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Message

from dashboard.ui.plotly_js import PlotlyJsInPage, plotly_js_route, url

PAGE = "<!DOCTYPE html><html><head><title>Streamlit</title></head><body></body></html>"


def answer(app: Any, accept: str = "text/html,*/*", encoding: str = "gzip") -> tuple[dict[str, str], bytes]:
    """The headers and the body that a browser gets."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"accept-encoding", encoding.encode()), (b"accept", accept.encode())]
    scope = {"type": "http", "method": "GET", "path": url(), "headers": headers}
    # Playwright's event loop may be running in this thread, and a thread has one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, app(scope, receive, send)).result()
    received = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return received, b"".join(message.get("body", b"") for message in sent[1:])


def test_a_page_loads_the_script_that_is_served() -> None:
    page = HTMLResponse(PAGE, headers={"etag": "old", "last-modified": "old"})
    headers, body = answer(PlotlyJsInPage(GZipMiddleware(page, minimum_size=0)))
    assert f'src: "{url()}"'.encode() in body.partition(b"<title>")[0]
    assert int(headers["content-length"]) == len(body)
    assert not {"etag", "last-modified"} & set(headers)


@pytest.mark.parametrize(("response", "accept"), [
    (JSONResponse({"a": "b"}), "text/html"), (HTMLResponse(PAGE), "application/json"), (Response(), "text/html"),
], ids=["no page", "not asked for as one", "nothing"])  # fmt: skip
def test_what_is_no_page_is_left_as_it_is(response: Response, accept: str) -> None:
    headers, body = answer(PlotlyJsInPage(response), accept)
    assert body == response.body
    assert int(headers["content-length"]) == len(body)


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_the_script_is_whole_names_its_licence_and_stays_in_the_cache(encoding: str) -> None:
    headers, body = answer(plotly_js_route().app, encoding=encoding)
    script = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert script.startswith(b"/**\n* plotly.js")
    assert b"MIT license" in script[:300]
    assert script.rstrip().endswith(b"window.Plotly = Plotly;")
