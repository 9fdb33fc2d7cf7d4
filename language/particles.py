"""Korean particles after a value: which of two forms fits depends on how the word before it ends.

A translation holds both, as Korean writes them where the word is open: 은(는), 이(가), 을(를), 과(와), (으)로, (이)라.
"""

from __future__ import annotations

import re

# By the form after a consonant and the one after a vowel.
_PAIRS = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)라": ("이라", "라"),
}
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_OPEN = re.compile(
    rf"([0-9A-Za-z]*[0-9A-Za-z가-힣%{_RAISED}])([*_`)\"'\]”\u2019]*)(" + "|".join(map(re.escape, _PAIRS)) + ")"
)
# How numbers and the names of letters end in Korean: on a consonant, and on the ㄹ that takes 로. Words end as they are
# read: Adam and dropout on a consonant, relu, linear, sigmoid and rent (렌트) on a vowel, a square or another power
# (제곱) on a consonant.
_CLOSED, _ON_RIEUL = f"013678LMNR{_RAISED}", "178LR"
_CLOSED_WORD, _ON_RIEUL_WORD = re.compile("([bcmnql]|[aeiouy][kpt]|ck|ng)$"), re.compile("l$")
_FIRST, _FINALS, _RIEUL = ord("가"), 28, 8


def choose_particles(text: str) -> str:
    """The text with each open particle in the form that fits the word before it."""
    return _OPEN.sub(lambda found: found[1] + found[2] + _form(found[1], found[3]), text)


def _form(word: str, pair: str) -> str:
    after_consonant, after_vowel = _PAIRS[pair]
    final = _final(word)
    if pair == "(으)로" and final == _RIEUL:
        return after_vowel
    return after_consonant if final else after_vowel


def _final(word: str) -> int:
    """The number of the final consonant of a word, as Unicode counts those of Hangul; 0 after a vowel."""
    last = word[-1]
    if last >= "가":
        return (ord(last) - _FIRST) % _FINALS
    # A letter by itself is read by its name, whatever its case.
    last = last.upper() if len(word) == 1 else last
    if last.islower():
        return _RIEUL if _ON_RIEUL_WORD.search(word) else int(bool(_CLOSED_WORD.search(word)))
    return _RIEUL if last in _ON_RIEUL else int(last in _CLOSED)
