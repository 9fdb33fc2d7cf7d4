"""Recognizes files by their first bytes; each reader says what to bring instead of the kinds it can't read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

Kind = Literal[
    "7z",
    "arrow",
    "avro",
    "bzip2",
    "database",
    "dbase",
    "git pointer",
    "gzip",
    "hdf5",
    "lz4",
    "matlab",
    "numpy",
    "old workbook",
    "orc",
    "parquet",
    "pdf",
    "pickle",
    "picture",
    "r",
    "rar",
    "rich text",
    "sas",
    "spss",
    "stata",
    "tar",
    "wandb",
    "xz",
    "zstd",
]
_STARTS: dict[bytes, Kind] = {
    b"%PDF": "pdf",
    **dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF"), "picture"),
    b"\xd0\xcf\x11\xe0": "old workbook",
    b"SQLite format 3": "database",
    b"\x89HDF": "hdf5",
    # A file, and a stream, which begins with a mark and the size of its schema.
    **dict.fromkeys((b"ARROW1", b"\xff\xff\xff\xff"), "arrow"),
    b"Obj\x01": "avro",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "rar",
    **dict.fromkeys((b"BZh%d1AY" % level for level in range(1, 10)), "bzip2"),
    b"\xfd7zXZ": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"\x04\x22\x4d\x18": "lz4",
    b"\x1f\x8b": "gzip",
    b"<stata_dta": "stata",
    # Before Stata 13, as pandas still writes it: a number for the version, and one for the order of bytes.
    **dict.fromkeys((bytes([version, order, 1, 0]) for version in range(113, 116) for order in (1, 2)), "stata"),
    **dict.fromkeys((b"$FL2", b"$FL3", b"ASCII SPSS PORT FILE"), "spss"),
    **dict.fromkeys((bytes(12) + b"\xc2\xea\x81\x60", b"HEADER RECORD*******LIBRARY"), "sas"),
    **dict.fromkeys((b"MATLAB 5.0 MAT-file", b"MATLAB 7.3 MAT-file"), "matlab"),
    # The last is text, as dput writes it.
    **dict.fromkeys((b"RDX2\n", b"RDX3\n", b"X\n\x00", b"structure("), "r"),
    b"\x93NUMPY": "numpy",
    # The last four are of protocol 0, which is text: of a dictionary, a list, a tuple and an object.
    **dict.fromkeys((b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"), "pickle"),
    **dict.fromkeys((b"(dp", b"(lp", b"(tp", b"ccopy_reg\n"), "pickle"),
    b"{\\rtf": "rich text",
    b"version https://git-lfs": "git pointer",
    b":W&B": "wandb",
}
# The versions of dBase and FoxPro, and the length of their heads without a column.
_DBASE, _DBASE_HEAD = (0x03, 0x30, 0x83, 0x8B, 0xF5), 33
# Where a text has no zeros, and a file of columns has some.
_HEAD = 256
# Where an archive of tar says so.
_TAR = slice(257, 262)


def kind_of(content: bytes) -> Kind | None:
    """The kind of a file that is no text, or that stands for another; None for any other."""
    found = next((kind for start, kind in _STARTS.items() if content.startswith(start)), None)
    return found or next((kind for kind, is_one in _SHAPES.items() if is_one(content)), None)


def _is_orc(content: bytes) -> bool:
    """It also ends with its name, and a byte: some columns are called ORCID."""
    return content.startswith(b"ORC") and content[-4:-1] == b"ORC"


def _begins_and_ends(name: bytes, content: bytes) -> bool:
    """Whether it does with its name, or holds zeros where it was cut off: some columns are called PAR1."""
    return content.startswith(name) and (content.endswith(name) or b"\x00" in content[:_HEAD])


def _is_dbase(content: bytes) -> bool:
    """A version, the day of the last change, and how long its head and its records are."""
    if len(content) < _DBASE_HEAD or content[0] not in _DBASE:
        return False
    head, record = (int.from_bytes(content[at : at + 2], "little") for at in (8, 10))
    return (
        content[2] in range(1, 13) and content[3] in range(1, 32) and _DBASE_HEAD <= head <= len(content) and record > 1
    )


_SHAPES: dict[Kind, Callable[[bytes], bool]] = {
    "tar": lambda content: content[_TAR] == b"ustar",
    "orc": _is_orc,
    "parquet": partial(_begins_and_ends, b"PAR1"),
    # Feather's first version.
    "arrow": partial(_begins_and_ends, b"FEA1"),
    "dbase": _is_dbase,
}
