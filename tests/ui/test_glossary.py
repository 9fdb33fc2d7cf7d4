"""Every term is explained in one plain line, and shown somewhere."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from dashboard.analysis.verdict import Kind
from dashboard.ui.glossary import GLOSSARY, Term, explain
from dashboard.ui.lessons import LESSONS
from language.languages import speaking
from pages.glossary.sections import find_terms

every_term = pytest.mark.parametrize("term", GLOSSARY.values(), ids=GLOSSARY)


@every_term
def test_a_term_is_explained_in_one_line_that_does_not_use_it(term: Term) -> None:
    assert term.text.endswith(".")
    assert len(term.text) < 110
    assert not re.search(rf"(?<![\w-]){re.escape(term.name)}(?!\w)", term.text, re.IGNORECASE)
    assert term.name not in term.also


@every_term
def test_a_term_names_a_page_that_is_in_the_menu(term: Term) -> None:
    assert term.page in LESSONS


def test_the_terms_stand_in_alphabetical_order() -> None:
    names = [name.replace("²", "2") for name in GLOSSARY]
    assert names == sorted(names, key=str.casefold)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_verdict_is_explained(kind: str) -> None:
    assert kind in GLOSSARY


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(
    "word", ["relu", "tanh", "ridge", "confidence interval", "generalisation", "batch size", "MSE"]
)
def test_a_reader_s_own_word_finds_a_term(word: str, language: str) -> None:
    with speaking(language):
        assert find_terms(word)


def test_a_term_is_found_though_no_line_is_broken_within_it() -> None:
    with speaking("ko"):
        assert [term.english for term in find_terms("95% 구간")] == ["95% interval"]


def test_hover_help_has_a_line_for_each_term() -> None:
    assert explain("gap", "L1").split("\n\n") == [
        "**Gap**: How much worse a network does on validation or test data than in training, in loss or in accuracy.",
        "**L1**: A penalty on every |w|: many weights shrink to nearly zero, few stay.",
    ]


def test_a_term_is_found_by_its_english_name_and_explained_in_the_reader_s_language() -> None:
    with speaking("ko"):
        assert explain("saturated").startswith("**포화**: ")


def test_an_unknown_term_is_an_error() -> None:
    with pytest.raises(KeyError, match="overfited"):
        explain("overfited")
