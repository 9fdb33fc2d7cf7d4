"""In which encoding a text file is written."""

from __future__ import annotations

import re
from itertools import chain, pairwise

from dashboard.data.tables.reading.lines.letters import LETTERS, RARE, THAI_MARKS, WORDS

_BOMS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
# In UTF-16 every second byte of a digit or delimiter is a zero. The least share of zeros among every second byte, and
# the largest share of that among the others.
_ZEROS, _HARDLY = 0.05, 0.1
# Of what is no ASCII, no more may be damaged in a file that is UTF-8 all the same; or else no more than half, where so
# many of the other letters are those of a language, and there are two at least.
_DAMAGED, _MOSTLY, _LETTERS, _FEWEST = 0.1, 0.5, 0.7, 2
# Bytes that are looked at, and different words among them: what repeats says nothing more.
_JUDGED, _MOST_WORDS = 200_000, 2_000
# What is in no second byte of a letter that has two.
_BETWEEN_WORDS = re.compile(rb"[\x00-\x2f\x3a-\x3f]+")
_FIGURES = re.compile(rb"\d+")
# Runs of letters, but for signs that Python counts among them.
_RAISED = "ªº¹²³¼½¾"
_LETTER = rf"[^\W\d_µ{_RAISED}]"
_WORD = re.compile(rf"(?:{_LETTER}|[{THAI_MARKS}\u0e50-\u0e59])+")
_LANGUAGES = tuple(dict.fromkeys(chain.from_iterable(LETTERS.values())))
_FIRST_GREEK, _LAST_THAI = "\u0370", "\u0e7f"
# What is neither a letter nor a sign that tables hold; such a sign within a word.
_JOINS = f"{THAI_MARKS}\u2019\u2018·\u2013\u2014…•\u00a0\u3000-\u303f\uff00-\uff65\uffe0-\uffe6"
# What Japan and Korea mark cells with.
_SHAPES = "▲△▼▽○●◎◯☆★※→↑↓"
_NO_SIGN = re.compile(rf"[^\w\x00-\x7f{_JOINS}°€£¥§©®™\u00d7±“”„«»¿¡‰†{_SHAPES}]|[\ue000-\uf8ff\ufffd]")
_WITHIN = re.compile(rf"(?<={_LETTER})(?:[{_RAISED}]|[^\w\x00-\x7f{_JOINS}])(?={_LETTER})")


def encoding_of(content: bytes) -> str:
    """Its name for Python: that in which most of the file's letters are ones that a language is written with."""
    for mark, name in _BOMS.items():
        if content.startswith(mark):
            return name
    if wide := _utf16(content[:4000]):
        return wide
    words = (word for word in _BETWEEN_WORDS.split(content[:_JUDGED]) if not word.isascii())
    # Signs of a currency beside many numbers are one.
    different = {_FIGURES.sub(b"0", word): word for word in words}
    sample = b"\n".join(list(different.values())[:_MOST_WORDS])
    if _is_nearly_utf8(content, sample):
        return "utf-8"
    return max(LETTERS, key=lambda name: _explained(sample.decode(name, "replace"), LETTERS[name]))


def _utf16(start: bytes) -> str:
    """Which of the two, where no mark says so; empty if it is none."""
    low, high = (side.count(0) / max(len(side), 1) for side in (start[1::2], start[::2]))
    if len(start) <= 8 or max(low, high) < _ZEROS or min(low, high) > _HARDLY * max(low, high):
        return ""
    return "utf-16-le" if low > high else "utf-16-be"


def _is_nearly_utf8(content: bytes, sample: bytes) -> bool:
    """Also where letters were pasted in from elsewhere, or lines appended. `sample` are different words of it."""
    damaged = content.decode("utf-8", "replace").count("\ufffd")
    letters = re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", content) if damaged else []
    if damaged == 0 or damaged < _DAMAGED * len(letters):
        return True
    if damaged >= _MOSTLY * len(letters) or len(set(letters)) < _FEWEST:
        return False
    return _explained(sample.decode("utf-8", "ignore"), _LANGUAGES) > _LETTERS


def _explained(text: str, languages: tuple[str, ...]) -> float:
    """The share of what is no ASCII that one of the languages has, for the one that has most."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    wrong = len(_NO_SIGN.findall(text)) + len(_WITHIN.findall(text))
    letters = wrong + sum(sum(not letter.isascii() for letter in word) for word in words)
    return max(sum(_known(word, letters) for word in words) for letters in languages) / letters if letters else 1.0


def _known(word: str, letters: str) -> float:
    """How many letters of a word beyond ASCII are among those of a language; rare ones count half."""
    mixed = re.search("[A-Za-z]", word) is not None
    latin, two_bytes = letters[0] < _FIRST_GREEK, letters[0] > _LAST_THAI
    # Latin words are not made of accents alone, those of other alphabets hold no Latin letters; capitals begin words.
    if not two_bytes and ((mixed != latin and len(word) > 1) or _has_capital_within(word)):
        return 0
    if letters in WORDS and not WORDS[letters].fullmatch(word):
        return 0
    rare = RARE.get(letters, ())
    known = sum(letter in letters or letter.lower() in letters for letter in word if not letter.isascii())
    return known + sum(letter in rare for letter in word) / 2


def _has_capital_within(word: str) -> bool:
    return any(before.islower() and letter.isupper() and not letter.isascii() for before, letter in pairwise(word))
