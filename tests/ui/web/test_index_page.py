"""The page that a browser loads first brings plotly.js, what greets or keeps its steps, and the style of all pages."""

from __future__ import annotations

from collections.abc import Awaitable

import pytest
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.ui.web.index_page import IndexPageMiddleware
from dashboard.ui.web.plotly_js import URL
from tests.ui.web.asgi import answer

PAGE = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body><div></div></body></html>'


def answered(app: ASGIApp, accept: str = "text/html,*/*") -> tuple[dict[str, str], bytes]:
    return answer(IndexPageMiddleware(app), "/", accept_encoding="gzip", accept=accept)


def test_a_page_loads_the_script_that_is_served_and_ends_with_the_style() -> None:
    page = HTMLResponse(PAGE, headers={"etag": "old", "last-modified": "old"})
    headers, body = answered(GZipMiddleware(page, minimum_size=0))
    assert f'src: "{URL}"'.encode() in body.partition(b"<title>")[0]
    assert b"history.pushState = " in body.partition(b"<title>")[0]
    assert b"lab-newcomer" in body.partition(b"<title>")[0]
    assert b"<style>" in body.partition(b"<div></div>")[2]
    assert int(headers["content-length"]) == len(body)
    assert not {"etag", "last-modified"} & set(headers)


@pytest.mark.parametrize(
    ("address", "browser", "language"),
    [
        ("/", "", "en"),
        ("/", "ko-KR,ko;q=0.9,en;q=0.8", "ko"),
        ("/", "ko", "ko"),
        ("/", "de-DE,ko;q=0.9", "en"),
        ("/losses?lang=ko", "en-GB", "ko"),
        ("/?samples=100&lang=en", "ko-KR", "en"),
        ("/?lang=%22onload", "ko-KR", "ko"),
    ],
)
def test_a_page_comes_in_the_language_that_its_words_will_have(address: str, browser: str, language: str) -> None:
    asked = {"accept": "text/html", "accept_language": browser}
    _, body = answer(IndexPageMiddleware(HTMLResponse(PAGE)), address, **asked)
    assert f'<html lang="{language}">'.encode() in body


@pytest.mark.parametrize(
    ("response", "accept"),
    [
        (JSONResponse({"a": "b"}), "text/html"),
        (HTMLResponse(PAGE), "application/json"),
        (HTMLResponse(PAGE, headers={"Content-Disposition": "attachment; filename=report.html"}), "text/html"),
        (Response(), "text/html"),
    ],
    ids=["no page", "not asked for as one", "a file to be saved", "nothing"],
)
def test_what_is_no_page_is_left_as_it_is(response: Response, accept: str) -> None:
    headers, body = answered(response, accept)
    assert body == response.body
    assert int(headers["content-length"]) == len(body)


def test_an_address_below_a_lesson_leads_to_it_with_its_settings() -> None:
    headers, _ = answer(IndexPageMiddleware(HTMLResponse(PAGE)), "/losses/x?loss=mae&lang=ko", accept="text/html")
    assert headers["location"] == "../losses?loss=mae&lang=ko"


def test_a_slash_that_is_written_otherwise_is_no_level_of_an_address() -> None:
    app = IndexPageMiddleware(HTMLResponse(PAGE))

    def with_raw(scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        return app({**scope, "path": "/losses/a/b", "raw_path": b"/losses/a%2Fb"}, receive, send)

    headers, _ = answer(with_raw, "/", accept="text/html")
    assert headers["location"] == "../losses"
