"""The HTML that a browser loads first: its language, scripts in its head, and the style of all pages at its end."""

from __future__ import annotations

from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.experiment.links.link import LANG
from dashboard.ui.web.plotly_js import load_plotly_js
from dashboard.ui.web.requests import asks_for_page, lesson_meant
from language.languages import LANGUAGES, language_of

_STATIC = Path(__file__).parents[1] / "static"
_STYLE = (_STATIC / "page.css").read_text(encoding="utf-8")
_SCRIPTS = "".join(
    f"<script>{(_STATIC / name).read_text(encoding='utf-8')}</script>" for name in ("greet.js", "steps.js")
)


class IndexPageMiddleware:
    """Adds all of these to each page, and leads whoever asks for an address below a lesson's to the lesson.

    The language decides from the first word on where a browser breaks lines, and how a screen reader speaks. Who is new
    here is known before the first chart, which plays for them. What is a step of the way back is settled before
    Streamlit writes an address. The style is there before what it applies to, and is sent once, not in every run; it
    stands at the end, as of two equally specific rules the later one holds, and Streamlit's are in the head.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not asks_for_page(scope):
            await self.app(scope, receive, send)
            return
        # As the browser has it: a slash that is written as %2F is no level of its address.
        if meant := lesson_meant(scope.get("raw_path", scope["path"].encode()).decode("latin-1")):
            query = scope.get("query_string", b"").decode("latin-1")
            await RedirectResponse(f"{meant}?{query}" if query else meant)(scope, receive, send)
            return
        # Asks for it uncompressed, as nothing can be added to it otherwise.
        headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": headers}, receive, _Answer(send, _language(scope)).send)


class _Answer:
    """An answer on its way to the browser; if it is a page, all parts are added to it."""

    def __init__(self, send: Send, language: str) -> None:
        self._send = send
        self._language = language
        self._start: Message | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        if self._start is not None:
            # A file that is to be saved stays as it was made.
            is_page = "content-disposition" not in Headers(raw=self._start["headers"])
            if is_page and b"<head>" in message.get("body", b""):
                message["body"] = _with_parts(message["body"], MutableHeaders(scope=self._start), self._language)
            await self._send(self._start)
            self._start = None
        await self._send(message)


def _language(scope: Scope) -> str:
    """The code of what the address names, or else of the browser's first language, as `ui.language` finds it."""
    named = QueryParams(scope.get("query_string", b"")).get(LANG, "")
    first = Headers(scope=scope).get("accept-language", "").partition(",")[0].partition(";")[0]
    return named if named in LANGUAGES else language_of(first)


def _with_parts(body: bytes, headers: MutableHeaders, language: str) -> bytes:
    head, style = f"{_SCRIPTS}{load_plotly_js()}".encode(), f"<style>{_STYLE}</style>".encode()
    body = body.replace(b'<html lang="en"', f'<html lang="{language}"'.encode(), 1)
    body = body.replace(b"<head>", b"<head>" + head, 1).replace(b"</body>", style + b"</body>", 1)
    headers["content-length"] = str(len(body))
    # They identify the page without these parts.
    del headers["etag"], headers["last-modified"]
    return body
