"""What a request is for, how it comes, and what answers it."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import Message, Scope

from dashboard.ui.lessons import LESSONS


def asks_for_page(scope: Scope) -> bool:
    """Whether a browser requests the page itself, and not a part of it."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return "text/html" in Headers(scope=scope).get("accept", "")


def lesson_meant(path: str) -> str | None:
    """The address of the lesson that an address below it means, such as that of losses of `/losses/x`; else None.

    Streamlit would look for its own files below such an address, and show nothing. The answer is relative, as a proxy
    may have taken the first part of the path away.
    """
    name, *below = path.removeprefix("/").split("/")
    lesson = LESSONS.get(name)
    if lesson is None or not (below or lesson.first):
        return None
    return ("../" * len(below) or "./") + ("" if lesson.first else name)


def is_html(start: Message) -> bool:
    """Whether the answer that begins so is a page, whatever the browser would have taken."""
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


def is_https(scope: Scope) -> bool:
    """Whether the browser speaks TLS, to this server or to a proxy. uvicorn believes proxies of its machine alone."""
    # Of several proxies each adds what it was asked by, the browser's first.
    forwarded = Headers(scope=scope).get("x-forwarded-proto", "").partition(",")[0].strip()
    return "https" in (scope.get("scheme"), forwarded)
