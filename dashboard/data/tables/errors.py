"""Why a table can't be used."""

from __future__ import annotations

import errno

from dashboard.data.dataset import DataError
from language.say import Message, later, mark

_MEANINGS = {
    errno.ENOSPC: mark("the disk is full"),
    errno.EDQUOT: mark("the disk is full"),
    errno.EROFS: mark("the data folder is read-only"),
    errno.EACCES: mark("the data folder is read-only"),
    errno.ENOTDIR: mark("the data folder can't be created"),
    errno.ENOENT: mark("the data folder can't be created"),
}


class TableError(DataError):
    """A table can't be used as it is; the message says why and what would help."""


def why_not_kept(error: OSError) -> str | Message:
    """As a clause, why a file can't be kept or read."""
    meaning = _MEANINGS.get(error.errno or 0)
    return later(meaning) if meaning else error.strerror or type(error).__name__
