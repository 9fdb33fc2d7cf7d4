"""A gzip file is unpacked as far as is allowed, and refused in one way whatever is wrong with it."""

from __future__ import annotations

import gzip

import pytest

from dashboard.data.files.gunzip import DamagedError, TooLargeError, gunzip

PLAIN = bytes(range(256)) * 20
PACKED = gzip.compress(PLAIN)


def test_the_content_is_what_was_packed() -> None:
    assert gunzip(PACKED, len(PLAIN)) == PLAIN


def test_one_byte_more_than_is_allowed_is_too_large() -> None:
    with pytest.raises(TooLargeError):
        gunzip(PACKED, len(PLAIN) - 1)


@pytest.mark.parametrize(
    "content",
    [PACKED[:5], PACKED[:-20], PACKED[:20] + b"\x00\xff" * 20 + PACKED[60:], PACKED[:-8] + b"12345678", PLAIN],
    ids=["a head alone", "cut off", "changed", "another checksum", "never packed"],
)
def test_what_is_cut_off_or_changed_is_damaged(content: bytes) -> None:
    with pytest.raises(DamagedError):
        gunzip(content, 100_000)
