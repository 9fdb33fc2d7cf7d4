"""How much visitors may have uploaded at a time: Streamlit limits a file, keeps it in memory, and counts no further."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

# For one visit, the largest file that Streamlit lets through and what a browser sends with it; and for all visits.
BYTES_OF_A_VISIT, BYTES_OF_ALL = 220 * 2**20, 440 * 2**20
_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+$")


def held_bytes() -> Counter[str]:
    """What each visit has uploaded, and Streamlit holds."""
    manager = Runtime.instance().uploaded_file_mgr
    assert isinstance(manager, MemoryUploadedFileManager)
    with manager._lock:  # noqa: SLF001 - no public method counts the bytes of a visit
        return Counter(
            {visit: sum(len(one.data) for one in files.values()) for visit, files in manager.file_storage.items()}
        )


class UploadLimitMiddleware:
    """Refuses a file with which a visit, or all visits together, would have more in memory than they may."""

    def __init__(self, app: ASGIApp, held: Callable[[], Counter[str]] = held_bytes) -> None:
        self.app, self._held = app, held
        # The bytes of each visit that are on their way.
        self._coming: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        upload = _UPLOAD.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if not upload:
            await self.app(scope, receive, send)
            return
        visit, length = upload[1], Headers(scope=scope).get("content-length", "")
        if not length.isdecimal():
            await PlainTextResponse("How long is the file?", 411)(scope, receive, send)
        elif self._is_too_much(visit, int(length)):
            await PlainTextResponse("Too many files at once.", 413)(scope, receive, send)
        else:
            await self._let_through(scope, receive, send, visit, int(length))

    def _is_too_much(self, visit: str, length: int) -> bool:
        held = self._held() + self._coming
        return held[visit] + length > BYTES_OF_A_VISIT or held.total() + length > BYTES_OF_ALL

    async def _let_through(self, scope: Scope, receive: Receive, send: Send, visit: str, length: int) -> None:
        self._coming[visit] += length
        try:
            await self.app(scope, receive, send)
        finally:
            self._coming[visit] -= length
            self._coming += Counter()
