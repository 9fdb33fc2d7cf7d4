"""The terms of this dashboard, each in one line, and the page that shows it."""

from __future__ import annotations

from unicodedata import normalize

from dashboard.ui.terms import networks, results, steps
from dashboard.ui.terms.term import Term

__all__ = ["GLOSSARY", "Term", "alphabetical", "explain"]

_ALL = (*networks.TERMS, *steps.TERMS, *results.TERMS)


def alphabetical(name: str) -> str:
    """What names are sorted by: the ² of R² is a 2."""
    return normalize("NFKC", name).casefold()


# By their English names, by which the pages know them.
GLOSSARY: dict[str, Term] = {term.english: term for term in sorted(_ALL, key=lambda term: alphabetical(term.english))}


def explain(*names: str) -> str:
    """One line for each term, as Markdown: for hover help. Raises KeyError on a term that is not in the glossary."""
    return "\n\n".join(_line(GLOSSARY[name]) for name in names)


def _line(term: Term) -> str:
    name = term.name
    return f"**{name[0].upper()}{name[1:]}**: {term.text}"
