"""How much visitors may have uploaded at a time: Streamlit limits a file, keeps it in memory, and counts no further."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from dashboard.engine.memory import UPLOADS

# So many of the largest files may a visit have: one that takes the place of another, which is there meanwhile.
UPLOADS_OF_A_VISIT = 3
# A file on its way is there twice before it is whole: in /tmp, which may be memory, and as it is read from there.
COPIES = 2
# A file of which nothing comes for so long is given up, and so is one that comes more slowly than this on the whole: no
# line is as slow, and each file on its way keeps a connection and a task.
SILENT_SECONDS, BYTES_A_SECOND = 30.0, 2_000
_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+$")


def held_bytes() -> Counter[str]:
    """What each visit has uploaded, and Streamlit holds."""
    manager = Runtime.instance().uploaded_file_mgr
    assert isinstance(manager, MemoryUploadedFileManager)
    with manager._lock:  # noqa: SLF001 - no public method counts the bytes of a visit
        return Counter(
            {visit: sum(len(one.data) for one in files.values()) for visit, files in manager.file_storage.items()}
        )


def forget_if_over(visit: str) -> None:
    """Removes what was uploaded in a visit that has ended meanwhile: nobody else would, and it would count for ever."""
    runtime = Runtime.instance()
    if runtime._session_mgr.get_session_info(visit) is None:  # noqa: SLF001 - one that may come back is not active
        runtime.uploaded_file_mgr.remove_session_files(visit)


class _RefusedError(Exception):
    """A file that is not taken in: why, and the status of HTTP that says so."""

    def __init__(self, why: str, status: int) -> None:
        super().__init__(why)
        self.answer = PlainTextResponse(why, status)


class UploadLimitMiddleware:
    """Refuses a file with which a visit, or all visits together, would have more in memory than they may.

    Of files on their way, what has arrived counts, not what was announced: that may never come. `largest` is how many
    bytes a browser may send for a file.
    """

    def __init__(
        self,
        app: ASGIApp,
        largest: int,
        held: Callable[[], Counter[str]] = held_bytes,
        forget: Callable[[str], None] = forget_if_over,
    ) -> None:
        self.app, self._held, self._forget = app, held, forget
        self._most_of_visit, self._most = UPLOADS_OF_A_VISIT * largest, UPLOADS * largest
        # The bytes that each visit's files take that are on their way.
        self._coming: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        upload = _UPLOAD.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if not upload:
            await self.app(scope, receive, send)
            return
        try:
            await self._take_in(scope, receive, send, upload[1])
        except _RefusedError as refused:
            await refused.answer(scope, receive, send)
        except ClientDisconnect:
            # Nobody is there to be answered.
            return

    async def _take_in(self, scope: Scope, receive: Receive, send: Send, visit: str) -> None:
        length = Headers(scope=scope).get("content-length", "")
        if not length.isdecimal():
            raise _RefusedError("How long is the file?", 411)
        # Python makes no number of thousands of digits; so few are too large as well.
        self._check(visit, COPIES * int(length[:16]))
        began, arrived = time.monotonic(), 0

        async def counted() -> Message:
            nonlocal arrived
            message = await _next(receive, patience(arrived, time.monotonic() - began))
            size = len(message.get("body", b""))
            self._check(visit, COPIES * size)
            self._coming[visit] += COPIES * size
            arrived += size
            return message

        try:
            await self.app(scope, counted, send)
            self._forget(visit)
        finally:
            self._coming[visit] -= COPIES * arrived
            self._coming += Counter()

    def _check(self, visit: str, more: int) -> None:
        held = self._held() + self._coming
        if held[visit] + more > self._most_of_visit or held.total() + more > self._most:
            raise _RefusedError("Too many files at once.", 413)


def patience(arrived: int, seconds: float) -> float:
    """How long to wait for more of a file of which so many bytes have arrived in so many seconds."""
    return min(SILENT_SECONDS, SILENT_SECONDS + arrived / BYTES_A_SECOND - seconds)


async def _next(receive: Receive, seconds: float) -> Message:
    too_slow = _RefusedError("It came too slowly.", 408)
    if seconds < 0:
        raise too_slow
    try:
        async with asyncio.timeout(seconds):
            return await receive()
    except TimeoutError:
        raise too_slow from None
