"""Whatever file a stranger brings, the page refuses it in a sentence or works with it, and its names are no markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.plain import plain
from tests.cases import at_every_check
from tests.data.tables.hostile.files import HOSTILE
from tests.pages.inline_engine import CheckingEngine, put_in_place
from tests.pages.opened import opened, visit

BROUGHT = [*HOSTILE][::7]
# What Streamlit reads as Markdown, by the names of its messages' fields; the options of a select box are plain text.
READ = {"body", "label", "help", "caption", "captions", "text", "placeholder", "delta", "content", "message"}
AS_THEY_ARE = {"code", "json", "html"}
# Signs of markup right beside a stranger's word, once the escaped ones are taken away. The page has bold of its own.
LIVE = re.compile(
    r"x [*_~`]+m4rk|[$\[\]<>{|@#`~]m4rk|:m4rk:|m4rk[\]<>`$]|(?:https?://|www\.|mailto:)m4rk|^(?:#+|>|-|\d\.) m4rk",
    re.MULTILINE,
)


@pytest.fixture(autouse=True)
def checking(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(CheckingEngine, monkeypatch)


@pytest.mark.parametrize("name", at_every_check(BROUGHT[2:40:13], BROUGHT))
def test_the_page_refuses_it_or_works_with_it_and_shows_its_names_as_text(name: str) -> None:
    hostile = HOSTILE[name]
    app = opened("your_data", own_seeds=3)
    app = app.file_uploader[0].upload(hostile.name, hostile.content(), "text/csv").run()
    check(app)
    for box in app.selectbox:
        if box.label == "What do you want to predict?" and box.options:
            check(box.set_value(box.options[-1]).run())
    if table := app.query_params.get("table"):
        lab = visit("lab")
        lab.query_params["dataset"] = table
        check(lab.run())


def check(app: AppTest) -> None:
    assert not app.exception
    assert [text for text in read_as_markdown(app._tree) if is_live(text)] == []


def read_as_markdown(node: Any) -> Iterator[str]:
    """All texts of a page in which Streamlit would look for markup."""
    if getattr(node, "proto", None) and node.type not in AS_THEY_ARE:
        yield from strings(node.proto)
    for child in getattr(node, "children", {}).values():
        yield from read_as_markdown(child)


def strings(proto: Any) -> Iterator[str]:
    for field, value in proto.ListFields():
        for one in value if hasattr(value, "append") else [value]:
            if field.message_type:
                yield from strings(one)
            elif field.name in READ and isinstance(one, str):
                yield one


def is_live(text: str) -> bool:
    return bool(LIVE.search(re.sub(r"\\[^\w\s]", "", text)))


@pytest.mark.parametrize(
    "text", ["x **m4rk** x", "a <b>m4rk</b>", ":red[m4rk]", "# m4rk", "[m4rk](m4rk)", "www.m4rk.example"]
)
def test_markup_that_is_alive_is_seen(text: str) -> None:
    assert is_live(text)
    assert not is_live(plain(text))
    assert not is_live(f"**{plain(text)}**")
