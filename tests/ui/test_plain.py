"""A stranger's text on a page is text: no markup of it comes alive."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ui.plain import plain

ROOT = Path(__file__).parents[2]
NOTICES = {"error", "warning", "info", "success", "toast"}
# What a notice may hold beside fixed words: a stranger's text made plain, and numbers.
SAFE_CALLS = {"plain", "len"}
# Sentences of our own: about arms and seeds that are left out, and of what was not done.
OWN_SENTENCES = {"left_out", "failed"}


@given(st.text())
def test_every_sign_that_may_be_markup_is_escaped(text: str) -> None:
    shown = plain(text)
    unescaped = shown.replace("&#124;", "").replace("\\\\", "")
    for before, sign in pairwise(f" {unescaped}"):
        assert sign not in "`*_{}[]()#+-.!$~<>:&|" or before == "\\"
    assert "\n" not in shown


ADDRESSES = ("me@m4rk.example", "www.m4rk.example", "__www.m4rk.example", "see https://m4rk.example/x")
SIGNS = (":material/home:", ":streamlit:", ":+1:", "a -> b", "a--b", "<-", "x>=1", "~=")


@pytest.mark.parametrize("text", [*ADDRESSES, *SIGNS])
def test_an_address_and_a_sign_is_broken_where_it_would_become_a_link_or_a_picture(text: str) -> None:
    assert "\N{WORD JOINER}" in plain(text)


def test_what_is_kept_on_one_line_stays_there() -> None:
    assert plain(" noise\N{NO-BREAK SPACE}0;\n\tL2 ") == "noise\N{NO-BREAK SPACE}0; L2"


def test_a_long_text_is_cut_where_a_length_is_given() -> None:
    assert plain("a" * 100, 10) == "a" * 9 + "…"
    assert plain("a" * 100) == "a" * 100


def test_notices_hold_nothing_of_a_stranger_that_is_not_plain() -> None:
    assert [f"{where}: {ast.unparse(call)}" for where, call in notices() if not is_safe(call.args[0])] == []


def notices() -> Iterator[tuple[str, ast.Call]]:
    """Of all files that may draw on a page."""
    for path in sorted(
        one for drawn in ("dashboard/*.py", "dashboard/ui/**/*.py", "pages/**/*.py") for one in ROOT.glob(drawn)
    ):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in NOTICES:
                yield str(path.relative_to(ROOT)), node


def is_safe(shown: ast.expr) -> bool:
    match shown:
        case ast.Constant():
            return True
        case ast.JoinedStr(values=parts):
            return all(is_safe(part.value if isinstance(part, ast.FormattedValue) else part) for part in parts)
        case (
            ast.Call(func=ast.Name(id="t"), args=sentences, keywords=values)
            | ast.Call(func=ast.Name(id="tn"), args=[*sentences, _], keywords=values)
        ):
            return all(map(is_safe, (*sentences, *(value.value for value in values))))
        case (
            ast.Call(func=ast.Name(id=name))
            | ast.Call(
                func=ast.Attribute(attr="join"), args=[ast.Call(func=ast.Name(id="map"), args=[ast.Name(id=name), _])]
            )
        ):
            return name in SAFE_CALLS
        case ast.Name(id=name):
            return name in OWN_SENTENCES
    return False
