"""Every answer says what a browser may do with it; that the pages work under it, the browser tests show."""

from __future__ import annotations

import pytest
from starlette.types import Receive, Scope, Send

from dashboard.data.environment import SettingError
from dashboard.ui.web.security_headers import FrameSettings, SecurityHeadersMiddleware
from tests.ui.web.asgi import messages


async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
    await send({"type": "http.response.body", "body": b"a page"})


def headers() -> dict[str, str]:
    start, _ = messages(SecurityHeadersMiddleware(streamlit), "/")
    return {name.decode(): value.decode() for name, value in start["headers"]}


def test_a_page_runs_this_server_s_scripts_alone_and_none_from_text() -> None:
    policy = headers()["content-security-policy"]
    assert "script-src 'self' 'unsafe-inline' blob:;" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    "rule",
    [
        *("default-src 'self'", "connect-src 'self'", "worker-src 'self' blob:", "object-src 'none'"),
        *("base-uri 'self'", "form-action 'self'"),
    ],
)
def test_a_page_loads_nothing_from_elsewhere_and_sends_nothing_there(rule: str) -> None:
    assert rule in headers()["content-security-policy"].split("; ")


def test_a_page_asks_for_no_camera_and_no_page_that_opened_it_reaches_into_it() -> None:
    assert headers()["permissions-policy"] == "camera=(), geolocation=(), microphone=()"
    assert headers()["cross-origin-opener-policy"] == "same-origin"


def test_types_are_not_guessed_and_addresses_not_told() -> None:
    assert headers()["x-content-type-options"] == "nosniff"
    assert headers()["referrer-policy"] == "same-origin"


def test_what_streamlit_says_stays() -> None:
    assert headers()["content-type"] == "text/html"


def test_nobody_else_frames_the_lab_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert headers()["content-security-policy"].endswith("frame-ancestors 'self'")
    monkeypatch.setenv("OVERFIT_LAB_FRAME_ANCESTORS", "'self' https://school.example")
    assert headers()["content-security-policy"].endswith("frame-ancestors 'self' https://school.example")


@pytest.mark.parametrize(
    "value",
    [
        *(" ", "'self'; script-src *", "a,b", "'self'\nX-Other: 1", "'self'\x1b[0m", "https://학교.example"),
        *("self https://school.example", "None", "\"'self' https://school.example\""),
    ],
)
def test_a_list_of_sites_that_would_break_the_header_or_name_no_site_is_refused(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERFIT_LAB_FRAME_ANCESTORS", value)
    with pytest.raises(SettingError, match="is no list of sites in ASCII parted by blanks"):
        FrameSettings()


COOKIES = (b"a=1; Path=/; SameSite=Lax", b"b=2; Path=/; HttpOnly; SameSite=Lax; Secure")


def cookies(**sent: str) -> list[bytes]:
    async def with_cookies(scope: Scope, receive: Receive, send: Send) -> None:
        start = {"type": "http.response.start", "status": 200, "headers": [(b"set-cookie", one) for one in COOKIES]}
        await send(start)

    start, *_ = messages(SecurityHeadersMiddleware(with_cookies), "/", **sent)
    return [value for name, value in start["headers"] if name == b"set-cookie"]


def test_cookies_work_in_the_frames_of_sites_that_are_named_where_browsers_take_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OVERFIT_LAB_FRAME_ANCESTORS", "'self' https://school.example")
    assert cookies() == [*COOKIES]
    for cookie in cookies(x_forwarded_proto="https"):
        parts = cookie.split(b"; ")
        assert {b"SameSite=None", b"Partitioned"} <= {*parts}
        assert parts.count(b"Secure") == 1


@pytest.mark.parametrize("ancestors", ["", "'self'", "'none'"])
def test_cookies_go_to_no_frame_of_others_where_none_is_named(ancestors: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_FRAME_ANCESTORS", ancestors)
    assert cookies(x_forwarded_proto="https") == [*COOKIES]
