"""A stranger's text on a page is text: no markup of it comes alive."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.ui.plain import plain
from tests.ui.own_text import OwnText

ROOT = Path(__file__).parents[2]
# What Streamlit shows as it is, without a look for markup.
AS_IT_IS = {"code", "html", "json", "latex", "text"}
TEXTS = {"body", "caption", "captions", "help", "label", "placeholder", "tabs", "text", "title"}
# Their options are read as Markdown, too, unlike those of a select box.
PARAMETERS = {
    name: list(inspect.signature(function).parameters)[1:]
    for name, function in inspect.getmembers(DeltaGenerator, inspect.isfunction)
} | {"dialog": ["title"], "spinner": ["text"]}
WITH_OPTIONS = {"pills", "radio", "segmented_control"}
# Fields of the lab's own words and numbers, whatever has them; and single ones of which others' are a stranger's.
OWN = {
    *("because", "code", "details", "diverged", "epoch", "heading", "help", "minutes", "netloc", "note", "notes"),
    *("question", "range_in_words", "references", "remember", "reply", "rows", "see", "seeds", "sentence", "size"),
    *("title", "titles", "total", "upload_mb", "why"),
    *("control.label", "function.name", "function.text", "lesson.text", "place.label", "question.text", "term.name"),
    *("self._question.right", "self._question.text", "question.texts", "self._texts", "term.text", "ending.message"),
}


PAGE = "import streamlit as st\n\ndef said(text):\n    return text\n\ndef page(data, error):\n    "

# Of others, their beginnings: what they are made of is a sentence of the lab, or plain, where the code does not tell.
CUT = 60
LOOKED_AT = {
    "dashboard/ui/controls/widgets.py: _label(control)",
    "dashboard/ui/controls/widgets.py: _label(setting.control)",
    "dashboard/ui/controls/widgets.py: about",
    "dashboard/ui/controls/widgets.py: label",
    "dashboard/ui/finding.py: sentence",
    "dashboard/ui/sweeps/drawn.py: sentence(swept, is_set=is_set)",
    "dashboard/ui/tables.py: '\\n'.join((_line(cells) for cells in (rows[0], sides, *(row.",
    "dashboard/ui/waiting/side_by_side.py: unless_in_trouble(training)",
    "dashboard/ui/waiting/work.py: unless_in_trouble(status) if running else status",
    "dashboard/ui/waiting/work.py: unless_in_trouble(t('The training engine is starting.')) if ",
    "pages/forward_pass/sections/network.py: label",
    "pages/forward_pass/sections/network.py: names.__getitem__",
    "pages/forward_pass/sections/weights.py: f'**{title}**'",
    "pages/forward_pass/sections/weights.py: t('unit {number}', number=unit)",
    "pages/forward_pass/sections/weights.py: text or '&nbsp;'",
    "pages/glossary/sections.py: '\\n'.join(map(_line, sorted(found, key=lambda term: alphabet",
    "pages/in_class/sections/leading.py: t('Students open **{where}** and type these digits.', where=",
    "pages/l1_l2/page.py: f'{inputs_in_words(here)} {how}'.strip()",
    "pages/lab/sections/headline.py: f':material/compare_arrows: **{change}:** {effect_in_words(b",
    "pages/lab/sections/headline.py: t('Epoch {epoch} of {epochs}, about {left} s left.', **said,",
    "pages/lab/sections/headline.py: t('Epoch {epoch} of {epochs}.', **said)",
    "pages/lab/sections/headline.py: unless_in_trouble(waiting if ahead else t('Waiting for a fre",
    "pages/lab/sections/how_sure.py: said",
    "pages/lab/sections/how_sure.py: seeds_in_words(judge_record(record).kind, kinds, same_rows=s",
    "pages/lab/sections/sweep.py: fewer",
    "pages/lab/sections/sweep_menu.py: labels.__getitem__",
    "pages/losses/sections/prediction.py: t(_STANDS_FOR[asked.task], z=number(z, 1), p=p, truth=truth)",
    "pages/more_data/page.py: f'{lines} {beside_formula(measured)}'",
    "pages/runs/sections/keeping.py: _in_words(owner)",
    "pages/your_curves/page.py: f'{patience_in_words(curves, patience)} {least_patience_in_w",
    "pages/your_curves/sections/columns.py: _said(found)",
    "pages/your_data/sections/acting.py: price_of_weights(results, plain) if step == 'weigh classes' ",
    "pages/your_data/sections/files.py: _in_words(one)",
    "pages/your_data/sections/network.py: _TOGETHER[part](len(seen))",
    "pages/your_data/sections/network.py: rest",
    "pages/your_data/sections/next_steps.py: f'{place}. {step.text}' if len(steps) > 1 else step.text",
}


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


@pytest.mark.parametrize("sign", ["\u202e", "\u202b", "\u2067", "\u2066"])
def test_no_name_turns_the_letters_of_the_sentence_behind_it(sign: str) -> None:
    assert plain(f"no{sign}ise") == "noise"


def test_a_long_text_is_cut_where_a_length_is_given() -> None:
    assert plain("a" * 100, 10) == "a" * 9 + "…"
    assert plain("a" * 100) == "a" * 100


def test_a_page_is_given_nothing_of_a_stranger_that_is_not_plain() -> None:
    found = foreign_texts(drawing_files())
    assert {f"{where.relative_to(ROOT)}: {text[:CUT]}" for where, text in found} == LOOKED_AT


@pytest.mark.parametrize(
    "planted",
    [
        "st.markdown(data.target_name)",
        "st.caption(f'Of {data.file}')",
        "st.expander(label=data.file)",
        "st.button('Go', help=data.file)",
        "st.progress(0.5, text=data.file)",
        "st.tabs([data.file, 'All'])",
        "st.toast(t('{file} is read.', file=data.file))",
        "st.radio('Which?', data.class_names)",
        "st.pills('Which?', ['a'], format_func=str)",
        "st.dialog(str(error))",
        "st.header(said(data.file))",
        "for name in data.names: st.markdown(name)",
        "title = data.file; st.markdown(title)",
        "st.markdown(first_few(data.names, 3))",
        "st.markdown(first_few(data.names, 3, lambda name: name))",
        "st.markdown(', '.join(map(lambda name: name, data.names)))",
    ],
)
def test_a_stranger_s_text_is_found_wherever_streamlit_would_read_it_as_markdown(planted: str, tmp_path: Path) -> None:
    assert foreign_texts([page_with(planted, tmp_path)])


@pytest.mark.parametrize(
    "planted",
    [
        "st.markdown(plain(data.file))",
        "st.caption(t('{file}: {rows:,} rows', file=plain(data.file), rows=data.count))",
        "st.pills('Which?', data.names, format_func=plain)",
        "st.header(said(plain(data.file)))",
        "st.markdown(first_few(data.names, 3, plain))",
        "st.markdown(first_few(data.names, 3, lambda name: plain(name, 20)))",
        "st.code(data.file)",
    ],
)
def test_what_is_plain_or_shown_as_it_is_is_not(planted: str, tmp_path: Path) -> None:
    assert foreign_texts([page_with(planted, tmp_path)]) == []


def page_with(planted: str, folder: Path) -> Path:
    page = folder / "page.py"
    page.write_text(f"{PAGE}{planted}\n")
    return page


def foreign_texts(files: Sequence[Path]) -> list[tuple[Path, str]]:
    """What these files hand to Streamlit that is not surely the lab's own, or plain."""
    read = OwnText(files, OWN)
    return [(where, ast.unparse(text)) for where, text in shown(read) if not read.is_own(text)]


def drawing_files() -> list[Path]:
    """Those that may draw on a page, and those that say what it shows."""
    rooms = ("dashboard/ui", "dashboard/analysis", "dashboard/data", "dashboard/experiment", "pages")
    return sorted(one for room in rooms for one in (ROOT / room).rglob("*.py"))


def shown(read: OwnText) -> Iterator[tuple[Path, ast.expr]]:
    """All texts that a file with `import streamlit` hands to it."""
    for file, nodes in read.nodes.items():
        if any(isinstance(node, ast.Import) and node.names[0].name == "streamlit" for node in nodes):
            for node in nodes:
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_streamlit_s(node.func):
                    yield from ((file, text) for text in given_texts(node, node.func.attr))


def is_streamlit_s(function: ast.Attribute) -> bool:
    """Or else another object's of that name."""
    return function.attr not in {"title", "write"} or ast.unparse(function.value) == "st"


def given_texts(call: ast.Call, element: str) -> Iterator[ast.expr]:
    names = PARAMETERS.get(element, [])
    if not names:
        return
    given: dict[str, ast.expr] = dict(zip(names, call.args, strict=False)) | {
        one.arg: one.value for one in call.keywords if one.arg
    }
    if element == "write":
        yield from call.args
    elif element not in AS_IT_IS:
        yield from (given[name] for name in given if name in TEXTS)
    if element in WITH_OPTIONS and "format_func" in given:
        yield given["format_func"]
    elif element in WITH_OPTIONS:
        yield given["options"]
