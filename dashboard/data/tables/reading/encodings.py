"""In which encoding a text file is written."""

from __future__ import annotations

import re

_BOMS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
# What most letters beyond ASCII are in a file of that encoding. Which Latin one it is, a few accents don't tell.
_LETTERS = {"cp949": re.compile("[\uac00-\ud7a3]"), "cp1251": re.compile("[\u0410-\u044f]")}
_MOST = 0.7
# Bytes that begin most Japanese characters, and no frequent Chinese ones; at least so many.
_JAPANESE, _SOME = re.compile(rb"[\x81-\x9f]"), 0.05
# Of the bytes that are no ASCII, so many have such a neighbour in those scripts; accents stand alone.
_TOGETHER = 0.6
_JUDGED = 200_000
# Of what is no ASCII, no more may be damaged in a file that is UTF-8 all the same.
_DAMAGED = 0.1


def encoding_of(content: bytes) -> str:
    """Its name for Python. What is none of the others is latin-1, which decodes any byte."""
    for mark, name in _BOMS.items():
        if content.startswith(mark):
            return name
    # Half of what a Latin text has in UTF-16 is zeros.
    start = content[:4000]
    for name, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if len(start) > 8 and zeros.count(0) > 0.8 * len(zeros):
            return name
    if _is_nearly_utf8(content):
        return "utf-8"
    return next(name for name in (_other_script(content), "cp1252", "latin-1") if name and _decodes(content, name))


def _is_nearly_utf8(content: bytes) -> bool:
    """Also where a few letters were pasted in from elsewhere."""
    if _decodes(content, "utf-8"):
        return True
    damaged = content.decode("utf-8", "replace").count("\ufffd")
    letters = sum(1 for _ in re.finditer(rb"[\xc2-\xf4][\x80-\xbf]+", content))
    return damaged < _DAMAGED * letters


def _other_script(content: bytes) -> str:
    """The encoding of a script that is not Latin; empty if it is."""
    sample = content[:_JUDGED]
    high = sum(map(len, re.findall(rb"[\x80-\xff]+", sample)))
    alone = len(re.findall(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])", sample))
    if not high or 1 - alone / high < _TOGETHER:
        return ""
    # The last line may be cut within a letter.
    whole = sample[: sample.rfind(b"\n") + 1] or sample
    if len(_JAPANESE.findall(sample)) > _SOME * high:
        return "cp932"
    for name, letters in _LETTERS.items():
        beyond = re.sub(r"[\x00-\x7f]", "", whole.decode(name, "replace"))
        if len(letters.findall(beyond)) > _MOST * len(beyond):
            return name
    return "gb18030"


def _decodes(content: bytes, name: str) -> bool:
    try:
        content.decode(name)
    except UnicodeDecodeError:
        return False
    return True
