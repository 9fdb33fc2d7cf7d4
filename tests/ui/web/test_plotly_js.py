"""plotly.js comes with the page, as a script that is complete."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, JSONResponse, Response

from dashboard.ui.web.plotly_js import PlotlyJsInPage, plotly_js_route, url
from tests.ui.web.asgi import messages

PAGE = "<!DOCTYPE html><html><head><title>Streamlit</title></head><body></body></html>"


def answer(app: Any, accept: str = "text/html,*/*", encoding: str = "gzip") -> tuple[dict[str, str], bytes]:
    """The headers and the body that a browser gets."""
    start, *parts = messages(app, url(), accept_encoding=encoding, accept=accept)
    received = {name.decode(): value.decode() for name, value in start["headers"]}
    return received, b"".join(part.get("body", b"") for part in parts)


def test_a_page_loads_the_script_that_is_served() -> None:
    page = HTMLResponse(PAGE, headers={"etag": "old", "last-modified": "old"})
    headers, body = answer(PlotlyJsInPage(GZipMiddleware(page, minimum_size=0)))
    assert f'src: "{url()}"'.encode() in body.partition(b"<title>")[0]
    assert int(headers["content-length"]) == len(body)
    assert not {"etag", "last-modified"} & set(headers)


@pytest.mark.parametrize(
    ("response", "accept"),
    [(JSONResponse({"a": "b"}), "text/html"), (HTMLResponse(PAGE), "application/json"), (Response(), "text/html")],
    ids=["no page", "not asked for as one", "nothing"],
)
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
