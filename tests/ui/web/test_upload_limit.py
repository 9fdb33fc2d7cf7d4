"""Uploads lie in the page's memory: neither a visit nor all of them together may fill it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import count
from types import SimpleNamespace

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from dashboard.data.environment import LOG_MB, DataSettings
from dashboard.ui.web import upload_limit
from dashboard.ui.web.upload_limit import COPIES, UPLOADS_OF_A_VISIT, UploadLimitMiddleware, forget_if_over, held_bytes
from tests.ui.web.asgi import exchanged, messages

# A visit may have 150 bytes then, and all together 200.
LARGEST = 50
FILE, OTHERS = "/_stcore/upload_file/ann/1", "/_stcore/upload_file/bob/1"


def part(size: int, *, last: bool = False) -> Message:
    return {"type": "http.request", "body": b"x" * size, "more_body": not last}


def status(app: UploadLimitMiddleware, length: str, *coming: Message, file: str = FILE) -> int | None:
    """Of the answer to a file of which these parts come; None where there is no answer."""
    answer = exchanged(app, coming, file, "PUT", {"content-length": length})
    return answer[0]["status"] if answer else None


async def reading(scope: Scope, receive: Receive, send: Send) -> None:
    """As Streamlit does."""
    await Request(scope, receive).body()
    await accepted(scope, receive, send)


async def accepted(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("", 204)(scope, receive, send)


def limiting(app: ASGIApp, held: Callable[[], Counter[str]]) -> UploadLimitMiddleware:
    """One that forgets nothing."""
    return UploadLimitMiddleware(app, LARGEST, held, lambda visit: None)


@pytest.mark.parametrize(
    ("held", "length", "expected"),
    [
        ({}, "75", 204),
        ({}, "76", 413),
        ({"ann": 60}, "45", 204),
        ({"ann": 60}, "46", 413),
        ({"bob": 150}, "25", 204),
        ({"bob": 150}, "26", 413),
        ({}, "", 411),
        ({}, "-1", 411),
        ({}, "9" * 5000, 413),
    ],
)
def test_a_file_is_let_through_while_there_is_room_for_it_twice(
    held: dict[str, int], length: str, expected: int
) -> None:
    limited = limiting(accepted, lambda: Counter(held))
    assert status(limited, length) == expected


@pytest.mark.parametrize(("path", "method"), [("/", "GET"), (FILE, "DELETE"), (FILE, "OPTIONS")])
def test_all_else_is_let_through(path: str, method: str) -> None:
    limited = limiting(accepted, lambda: Counter(ann=1000))
    assert messages(limited, path, method)[0]["status"] == 204


def test_what_has_arrived_of_a_file_counts_until_all_of_it_has() -> None:
    found: list[int | None] = []

    async def uploading(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        for length in ("36", "35"):
            found.append(status(limited, length))
            limited.app = accepted
        await accepted(scope, receive, send)

    limited = limiting(uploading, Counter)
    assert status(limited, "70", part(40)) == 204
    assert found == [413, 204]
    assert status(limited, "70") == 204


def test_what_is_announced_and_does_not_come_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_limit, "SILENT_SECONDS", 0.01)
    others: list[int | None] = []

    async def waiting(scope: Scope, receive: Receive, send: Send) -> None:
        limited.app = reading
        others.append(status(limited, "60", part(60, last=True), file=OTHERS))
        await reading(scope, receive, send)

    limited = limiting(waiting, Counter)
    assert status(limited, "70", part(40)) == 408
    assert others == [204]
    assert status(limited, "70", part(70, last=True)) == 204


def test_a_file_that_comes_a_byte_at_a_time_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second apart, each part begins the wait for the next one anew; all together they don't."""
    monkeypatch.setattr(upload_limit, "time", SimpleNamespace(monotonic=count().__next__))
    limited = limiting(reading, Counter)
    assert status(limited, "70", *[part(1)] * 29, part(1, last=True)) == 204
    assert status(limited, "70", *[part(1)] * 60, part(1, last=True)) == 408


@pytest.mark.parametrize("seconds", [0.0, 100.0, 100_000.0])
def test_a_file_that_comes_as_fast_as_a_slow_line_may_take_its_time(seconds: float) -> None:
    arrived = round(seconds * upload_limit.BYTES_A_SECOND)
    assert upload_limit.patience(arrived, seconds) == upload_limit.SILENT_SECONDS


def test_a_file_for_which_there_is_no_room_once_it_comes_is_refused() -> None:
    held: Counter[str] = Counter()

    async def meanwhile(scope: Scope, receive: Receive, send: Send) -> None:
        held["bob"] = 100
        await reading(scope, receive, send)

    limited = limiting(meanwhile, lambda: held)
    coming = [part(35), part(25, last=True)]
    assert status(limited, "60", *coming) == 413
    held.clear()
    limited.app = reading
    assert status(limited, "60", *coming) == 204


def test_a_file_whose_sender_is_gone_raises_nothing_and_counts_no_more() -> None:
    limited = limiting(reading, Counter)
    assert status(limited, "70", part(60), {"type": "http.disconnect"}) is None
    assert status(limited, "70", part(70, last=True)) == 204


def test_what_streamlit_holds_counts_by_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    manager = MemoryUploadedFileManager("/_stcore/upload_file")
    for visit, file, size in (("ann", "1", 30), ("ann", "2", 12), ("bob", "1", 5)):
        manager.add_file(visit, UploadedFileRec(file, "a.csv", "text/csv", b"x" * size))
    manager.remove_file("bob", "1")
    monkeypatch.setattr(Runtime, "instance", lambda: SimpleNamespace(uploaded_file_mgr=manager))
    assert +held_bytes() == Counter(ann=42)


@pytest.mark.parametrize(("known", "kept"), [(True, 1), (False, 0)])
def test_a_file_that_arrives_after_its_visit_has_ended_is_forgotten(
    known: bool, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = MemoryUploadedFileManager("/_stcore/upload_file")
    visits = SimpleNamespace(get_session_info=lambda visit: visit if known else None)
    runtime = SimpleNamespace(uploaded_file_mgr=manager, _session_mgr=visits)
    monkeypatch.setattr(Runtime, "instance", lambda: runtime)

    async def keeping(scope: Scope, receive: Receive, send: Send) -> None:
        await Request(scope, receive).body()
        manager.add_file("ann", UploadedFileRec("1", "a.csv", "text/csv", b"x" * 10))
        await accepted(scope, receive, send)

    limited = UploadLimitMiddleware(keeping, LARGEST, held_bytes, forget_if_over)
    assert status(limited, "10", part(10, last=True)) == 204
    assert len(manager.file_storage.get("ann", {})) == kept


def test_the_largest_log_fits_however_small_tables_have_to_be() -> None:
    assert UPLOADS_OF_A_VISIT * DataSettings(upload_mb=1).sent_bytes >= COPIES * LOG_MB * 2**20
