"""How the letters of a log are written: UTF-8, UTF-16, or as one language had them before."""

from __future__ import annotations

import codecs
import re

from dashboard.data.curves.log import LogError
from dashboard.data.curves.vocabulary import names_known
from dashboard.data.tables.reading.lines.encodings import encoding_of
from language.say import later, mark

_NOT_KNOWN = mark(
    "It is neither text nor an Excel sheet nor a TensorBoard event file. Upload the curves as CSV or JSON."
)
# So much of a file is looked at to see how its letters are written; of one in no known way, from the first letter that
# is not ASCII, since damage takes long to judge.
_BYTES, _JUDGED = 1_000, 200_000
_FOREIGN = re.compile(rb"[\x80-\xff]")
# What a machine that went down leaves at the end of a file that was being written.
_UNWRITTEN = b"\x00"
# Where Korean, Chinese and Japanese letters have two bytes each.
_TWO_BYTES = ("cp949", "gb18030", "cp932", "big5")
# UTF-16 without a mark of its own: every other byte of Latin letters is zero, after them or before.
_BYTE_ORDERS = {"utf-16-le": slice(1, _BYTES, 2), "utf-16-be": slice(0, _BYTES, 2)}


def decoded(content: bytes) -> str:
    """The content as text. Raises LogError where it is none."""
    if content.startswith(codecs.BOM_UTF32_LE):
        return content.decode("utf-32", errors="replace")
    if content[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return content.decode("utf-16", errors="replace")
    plain = content.rstrip(_UNWRITTEN)
    if _UNWRITTEN in plain[:_BYTES]:
        for encoding, zeros in _BYTE_ORDERS.items():
            if not any(content[zeros]):
                return content.decode(encoding, errors="replace")
        raise LogError(later(_NOT_KNOWN))
    try:
        return plain.decode("utf-8-sig")
    except UnicodeDecodeError:
        return plain.decode(_encoding(plain), errors="replace")


def _encoding(plain: bytes) -> str:
    """That in which a word for losses is found: a log has few letters to tell it by."""
    start = plain[:_BYTES]
    two_bytes = (name for name in _TWO_BYTES if names_known(start.decode(name, errors="replace")))
    foreign = _FOREIGN.search(plain)
    begin = max(0, foreign.start() - _BYTES) if foreign else 0
    return next(two_bytes, "") or encoding_of(plain[begin : begin + _JUDGED])
