"""What a visitor can read on a page, and which of it is left in English."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest

# Fields of Streamlit's messages that are read by people, and those of charts and other components.
READ = {"label", "body", "help", "options", "content", "placeholder", "text", "name", "title", "alt"} | {
    "caption",
    "captions",
    "hovertemplate",
}
# What a component sends beside its words: shapes of data, and the names that series go by.
UNREAD = {"template", "css", "plotly", "key", "legendgroup", "id", "x", "customdata", "mode", "type", "link"}
# Code, formulas, addresses, HTML, icons, and the title of a paper, which stay as they are.
KEPT = re.compile(
    r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|^- .*\]\(http.*$|\[[^\]]*\]\(http[^)]*\)"
    r"|<[^>]*>|:material/\w+:|%\{[^}]*\}",
    re.DOTALL | re.MULTILINE,
)
# Names that Korean texts write in Latin letters, too.
NAMES = re.compile(
    "keras|numpy|python|tanh|relu|leaky_relu|elu|gelu|silu|selu|swish|softmax|softplus|sigmoid|auto|adam|adamw"
    "|rmsprop|plotly|tensorflow|scikit-learn|csv|excel|parquet|docker|overfit|lab|true|false|english|tensorboard|json"
    "|xor|friedman|mnist|none|nan|linear"
)
_LISTED = re.compile(rf"\b(?:{NAMES.pattern})\b")
HANGUL = re.compile("[가-힣]")
WORD = re.compile(r"(?<![\w.])[a-z][a-z'-]{2,}(?![\w(])")
SENTENCE = re.compile(r"(?<!\w)(?:[A-Za-z][a-z']+[ ,;:]+){3,}[a-z]{2,}")


def read_on(app: AppTest) -> Iterator[str]:
    """Every text of the page, charts and their numbers included."""
    yield from _below(app._tree)


def _below(node: Any) -> Iterator[str]:
    for child in getattr(node, "children", {}).values():
        message = getattr(child, "proto", None)
        if hasattr(message, "DESCRIPTOR") and type(child).__name__ not in {"Html", "Code", "Json"}:
            yield from _texts(MessageToDict(message))
            yield from _data(message)
        yield from _below(child)


def _data(message: Any) -> Iterator[str]:
    """What a component is given."""
    for field, value in message.ListFields():
        if field.name in {"json", "bytes"}:
            yield from _texts(json.loads(value))


def _texts(value: Any, field: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in UNREAD:
                yield from _texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, field)
    elif isinstance(value, str) and field in READ:
        yield value


def left_in_english(text: str) -> bool:
    """Whether a text, or a sentence of it, is not translated."""
    said = KEPT.sub(" ", text)
    if HANGUL.search(said):
        return bool(SENTENCE.search(_LISTED.sub("", said)))
    return any(not NAMES.fullmatch(word) for word in WORD.findall(said[:1].lower() + said[1:]))
