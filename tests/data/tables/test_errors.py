"""Why a file can't be kept is a clause in the visitor's language, not what the system says."""

from __future__ import annotations

import errno
import os

import pytest

from dashboard.data.tables.errors import why_not_kept
from language.languages import speaking


@pytest.mark.parametrize(
    ("number", "clause", "korean"),
    [
        (errno.ENOSPC, "the disk is full", "디스크가 가득 찼습니다"),
        (errno.EROFS, "the data folder is read-only", "데이터 폴더에 쓸 수 없습니다"),
        (errno.EACCES, "the data folder is read-only", "데이터 폴더에 쓸 수 없습니다"),
        (errno.ENOENT, "the data folder can't be created", "데이터 폴더를 만들 수 없습니다"),
    ],
)
def test_what_the_system_says_becomes_a_clause(number: int, clause: str, korean: str) -> None:
    why = why_not_kept(OSError(number, os.strerror(number)))
    assert str(why) == clause
    with speaking("ko"):
        assert str(why) == korean


def test_anything_else_is_what_the_system_says() -> None:
    assert why_not_kept(OSError(errno.EIO, "Input/output error")) == "Input/output error"
    assert why_not_kept(OSError()) == "OSError"
