"""Each browser has a random key, which no script can read."""

from __future__ import annotations

from http.cookies import SimpleCookie

import pytest
from starlette.types import Receive, Scope, Send

from dashboard.ui.web.owner_cookie import COOKIE, OwnerCookieMiddleware, valid_key
from tests.ui.web.asgi import messages


async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    kind = b"text/javascript" if scope["path"].endswith(".js") else b"text/html; charset=utf-8"
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind)]})
    await send({"type": "http.response.body", "body": b"a page"})


def answered(path: str = "/", accept: str = "text/html", **headers: str) -> SimpleCookie:
    start, _ = messages(OwnerCookieMiddleware(streamlit), path, accept=accept, **headers)
    cookies = SimpleCookie()
    for name, value in start["headers"]:
        if name == b"set-cookie":
            cookies.load(value.decode())
    return cookies


@pytest.fixture(autouse=True, params=["on", "off"])
def demo(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """On a demo it owns runs; anywhere, what is sent in a class."""
    monkeypatch.setenv("OVERFIT_LAB_DEMO", request.param)
    monkeypatch.setenv("OVERFIT_LAB_KEEP_DAYS", "2")
    return bool(request.param == "on")


def test_a_browser_gets_a_key_of_its_own_that_scripts_can_not_read(*, demo: bool) -> None:
    first, second = answered()[COOKIE], answered()[COOKIE]
    assert valid_key(first.value)
    assert first.value != second.value
    assert first["httponly"]
    assert first["samesite"] == "Lax"
    assert first["max-age"] == str((2 if demo else 400) * 24 * 3600), "off a demo nothing of its expires"


def test_over_tls_the_key_is_sent_over_tls_alone_also_where_a_proxy_speaks_it() -> None:
    assert not answered()[COOKIE]["secure"]
    assert answered(x_forwarded_proto="https")[COOKIE]["secure"]
    assert answered(x_forwarded_proto="https, http")[COOKIE]["secure"], "of two proxies the first speaks TLS"
    assert not answered(x_forwarded_proto="http, https")[COOKIE]["secure"]


def test_a_browser_keeps_its_key_and_its_time_starts_anew() -> None:
    key = answered()[COOKIE].value
    assert answered(cookie=f"other=1; {COOKIE}={key}")[COOKIE].value == key


def test_a_cookie_of_another_kind_before_it_takes_no_key_away() -> None:
    key = answered()[COOKIE].value
    assert answered(cookie=f'theirs={{"a": 1}}; {COOKIE}={key}')[COOKIE].value == key


@pytest.mark.parametrize("key", ["", "anna", "x" * 31, "x" * 33, "\N{SNOWMAN}" * 32])
def test_a_key_that_is_not_of_this_server_s_making_is_replaced(key: str) -> None:
    cookie = f"{COOKIE}={key}".encode().decode("latin-1")
    assert answered(cookie=cookie)[COOKIE].value != key
    assert valid_key(key) == ""


def test_scripts_and_styles_bring_no_key() -> None:
    assert not answered("/static/js/index.js", accept="*/*")


def test_what_is_no_page_brings_no_key_even_where_a_page_is_asked_for() -> None:
    assert not answered("/static/js/index.js"), "all may get it from one cache"
