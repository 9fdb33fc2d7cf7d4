"""Uploads lie in the page's memory: neither a visit nor all of them together may fill it."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from dashboard.ui.web import upload_limit
from dashboard.ui.web.upload_limit import UploadLimitMiddleware, held_bytes
from tests.ui.web.asgi import messages

FILE = "/_stcore/upload_file/ann/1"


async def accepted(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("", 204)(scope, receive, send)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_limit, "BYTES_OF_A_VISIT", 100)
    monkeypatch.setattr(upload_limit, "BYTES_OF_ALL", 150)


@pytest.mark.parametrize(
    ("held", "length", "status"),
    [
        ({}, "100", 204),
        ({}, "101", 413),
        ({"ann": 60}, "40", 204),
        ({"ann": 60}, "41", 413),
        ({"bob": 90}, "60", 204),
        ({"bob": 90}, "61", 413),
        ({}, "", 411),
        ({}, "-1", 411),
    ],
)
def test_a_file_is_let_through_while_there_is_room(held: dict[str, int], length: str, status: int) -> None:
    limited = UploadLimitMiddleware(accepted, lambda: Counter(held))
    assert messages(limited, FILE, "PUT", content_length=length)[0]["status"] == status


@pytest.mark.parametrize(("path", "method"), [("/", "GET"), (FILE, "DELETE"), (FILE, "OPTIONS")])
def test_all_else_is_let_through(path: str, method: str) -> None:
    limited = UploadLimitMiddleware(accepted, lambda: Counter(ann=1000))
    assert messages(limited, path, method)[0]["status"] == 204


def test_what_is_on_its_way_counts_until_it_has_arrived() -> None:
    found = []

    async def uploading(scope: Scope, receive: Receive, send: Send) -> None:
        found.append(messages(limited, FILE, "PUT", content_length="41")[0]["status"])
        await accepted(scope, receive, send)

    limited = UploadLimitMiddleware(uploading, Counter)
    assert messages(limited, FILE, "PUT", content_length="60")[0]["status"] == 204
    assert found == [413]
    limited.app = accepted
    assert messages(limited, FILE, "PUT", content_length="100")[0]["status"] == 204


def test_what_streamlit_holds_counts_by_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    manager = MemoryUploadedFileManager("/_stcore/upload_file")
    for visit, file, size in (("ann", "1", 30), ("ann", "2", 12), ("bob", "1", 5)):
        manager.add_file(visit, UploadedFileRec(file, "a.csv", "text/csv", b"x" * size))
    manager.remove_file("bob", "1")
    monkeypatch.setattr(Runtime, "instance", lambda: SimpleNamespace(uploaded_file_mgr=manager))
    assert +held_bytes() == Counter(ann=42)
