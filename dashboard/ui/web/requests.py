"""What a request asks for."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import Scope


def asks_for_page(scope: Scope) -> bool:
    """Whether a browser asks for the page itself, and not for a part of it."""
    return (
        scope["type"] == "http" and scope["method"] == "GET" and "text/html" in Headers(scope=scope).get("accept", "")
    )
