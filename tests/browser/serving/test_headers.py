"""What a real server says of how a browser may treat its answers, and that the browser tests would see it disobeyed."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from contextlib import closing

import pytest
from playwright.sync_api import ConsoleMessage, Page

from tests.browser.driving.server import DIRECTLY
from tests.browser.driving.until import until

PATHS = ("", "dropout", "_stcore/health", "_stcore/host-config", "metrics", "favicon.png")


def headers(url: str) -> dict[str, str]:
    with DIRECTLY.open(url, timeout=60) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_a_policy_and_is_what_it_says_it_is(server: str, path: str) -> None:
    said = headers(f"{server}/{path}")
    assert said["x-content-type-options"] == "nosniff"
    assert "script-src 'self'" in said["content-security-policy"]
    assert said["content-security-policy"].endswith("frame-ancestors 'self'")
    assert said["referrer-policy"] == "same-origin"


def test_a_file_without_this_page_s_token_is_refused(server: str) -> None:
    file = urllib.request.Request(f"{server}/_stcore/upload_file/visit/1", b"a,b", method="PUT")
    with pytest.raises(urllib.error.HTTPError, match="403"):
        DIRECTLY.open(file, timeout=60)


def test_a_page_of_another_site_opens_no_visit(server: str) -> None:
    asked = {"Origin": "https://other.example", "Upgrade": "websocket", "Connection": "Upgrade"}
    versions = {"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    with closing(http.client.HTTPConnection(server.removeprefix("http://"), timeout=60)) as line:
        line.request("GET", "/_stcore/stream", headers=asked | versions)
        assert line.getresponse().status == 403


def test_what_the_policy_forbids_is_an_error_of_the_console(page: Page, server: str) -> None:
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    page.on("console", note)
    page.goto(f"{server}/glossary")
    until(page, "() => document.querySelector('h1')")
    page.evaluate("() => { document.body.append(Object.assign(new Image(), {src: 'https://m4rk.example/x.png'})) }")
    for _ in range(100):
        page.wait_for_timeout(100)
        if any("Content Security Policy" in error for error in errors):
            return
    pytest.fail(str(errors))
