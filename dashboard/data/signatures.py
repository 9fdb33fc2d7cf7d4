"""Recognises files by their first bytes; each reader says what to bring instead of the kinds it can't read."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "7z",
    "arrow",
    "bzip2",
    "database",
    "git pointer",
    "gzip",
    "hdf5",
    "numpy",
    "old workbook",
    "parquet",
    "pdf",
    "pickle",
    "picture",
    "r",
    "rar",
    "rich text",
    "spss",
    "stata",
    "tar",
    "wandb",
    "xz",
]
_STARTS: dict[bytes, Kind] = {
    b"%PDF": "pdf",
    **dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF"), "picture"),
    b"\xd0\xcf\x11\xe0": "old workbook",
    b"SQLite format 3": "database",
    b"\x89HDF": "hdf5",
    b"PAR1": "parquet",
    b"ARROW1": "arrow",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "rar",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"\x1f\x8b": "gzip",
    b"<stata_dta": "stata",
    # Before Stata 13, as pandas still writes it: a number for the version, and one for the order of bytes.
    **dict.fromkeys((bytes([version, order, 1, 0]) for version in range(113, 116) for order in (1, 2)), "stata"),
    b"$FL2": "spss",
    **dict.fromkeys((b"RDX", b"X\n\x00"), "r"),
    b"\x93NUMPY": "numpy",
    # The last four are of protocol 0, which is text: of a dictionary, a list, a tuple and an object.
    **dict.fromkeys((b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"), "pickle"),
    **dict.fromkeys((b"(dp", b"(lp", b"(tp", b"ccopy_reg\n"), "pickle"),
    b"{\\rtf": "rich text",
    b"version https://git-lfs": "git pointer",
    b":W&B": "wandb",
}
# Where an archive of tar says so.
_TAR = slice(257, 262)


def kind_of(content: bytes) -> Kind | None:
    """The kind of a file that is no text, or that stands for another; None for any other."""
    found = next((kind for start, kind in _STARTS.items() if content.startswith(start)), None)
    return found or ("tar" if content[_TAR] == b"ustar" else None)
