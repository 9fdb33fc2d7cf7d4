"""Whether a stranger's words, which all have `m4rk` in them, are markup on a page that was drawn without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

# What Streamlit reads as Markdown, by the names of its messages' fields; the options of a select box are plain text.
READ = {"body", "label", "help", "caption", "captions", "text", "placeholder", "delta", "content", "message"}
AS_THEY_ARE = {"code", "json", "html"}
# Signs of markup right beside a stranger's word, once the escaped ones are taken away. The page has bold of its own.
LIVE = re.compile(
    r"x [*_~`]+m4rk|[$\[\]<>{|@#`~]m4rk|:m4rk:|m4rk[\]<>`$]|(?:https?://|www\.|mailto:)m4rk|^(?:#+|>|-|\d\.) m4rk",
    re.MULTILINE,
)


def check(app: AppTest) -> None:
    """That a page came without an error, and that no stranger's word on it is markup."""
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
