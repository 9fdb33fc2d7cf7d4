"""What a request is for, how it comes, and what answers it."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import Message, Scope


def asks_for_page(scope: Scope) -> bool:
    """Whether a browser requests the page itself, and not a part of it."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return "text/html" in Headers(scope=scope).get("accept", "")


def is_html(start: Message) -> bool:
    """Whether the answer that begins so is a page, whatever the browser would have taken."""
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


def is_https(scope: Scope) -> bool:
    """Whether the browser speaks TLS, to this server or to a proxy. uvicorn believes proxies of its machine alone."""
    # Of several proxies each adds what it was asked by, the browser's first.
    forwarded = Headers(scope=scope).get("x-forwarded-proto", "").partition(",")[0].strip()
    return "https" in (scope.get("scheme"), forwarded)
