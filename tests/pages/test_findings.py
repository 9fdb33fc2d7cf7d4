"""The sentences that a page leads to are told apart by their terms, which name their places."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

from language.catalog import ROOT

PAGES = sorted(path for path in (ROOT / "pages").iterdir() if (path / "page.py").exists())


def terms_of(page: Path) -> list[tuple[str, ...]]:
    """The terms of each sentence that the sources of a page show."""
    nodes = (node for source in page.rglob("*.py") for node in ast.walk(ast.parse(source.read_text("utf-8"))))
    calls = (node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) == "show_sentence")
    return [tuple(map(ast.unparse, call.args[1:])) for call in calls]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_two_sentences_of_a_page_have_the_same_terms(page: Path) -> None:
    assert [terms for terms, count in Counter(terms_of(page)).items() if count > 1] == []
