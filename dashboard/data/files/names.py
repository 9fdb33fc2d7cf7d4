"""Names of files that a visitor brings, on any file system."""

from __future__ import annotations

LONGEST = 80
_FORBIDDEN = frozenset('<>:"/\\|?*')


def safe_name(file: str) -> str:
    """A file name that every file system accepts, not too long, and that can't lead to another folder.

    All else stays as it is: an exported script reads the file by this name.
    """
    own = file.replace("\\", "/").rpartition("/")[2]
    name = "".join(sign if sign.isprintable() and sign not in _FORBIDDEN else "_" for sign in own).strip(" .")
    return name.encode()[-LONGEST:].decode("utf-8", "ignore").strip(" .") or "data.csv"
