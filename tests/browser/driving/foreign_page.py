"""A page of strangers' texts, made plain and shown wherever Streamlit reads Markdown: `?seed=` for other texts."""

from __future__ import annotations

import random

import streamlit as st

from dashboard.ui.plain import plain
from dashboard.ui.tables import small_table

TEXTS, LONGEST = 60, 7
# What Streamlit, or the Markdown that it reads, makes something of; and what stands around it.
PARTS = (
    *(":material/home:", ":streamlit:", ":smile:", ":+1:", ":blue-badge[", ":red[", ":small[", ":shortcut[Ctrl]"),
    *(":orange-background[", ":rainbow[", "]", "$$", "$", "&lt;b&gt;", "&#42;", "&amp;", "&copy;", "[^1]"),
    *("[^1]: note", "<https://m4rk.example>", "http://m4rk.example", "https://m4rk.example/a_b"),
    *("www.m4rk.example", "me@m4rk.example", "WWW.m4rk.example", "mailto:me@m4rk.example", "xmpp:me@m4rk.example"),
    *("ftp://m4rk.example", "http://a@b.example", "![x](http://m4rk.example/x.png)", "[x](javascript:alert(1))"),
    *("[x][1]", "<img src=x onerror=alert(1)>", "<b>", "</b>", "<!--", "-->", "\u202e", "\u200b", "\u2060"),
    *("\u200d", "\u2028", "\x85", "\xa0", "\x0b", "\r", "\t", "|", "---", "# ", "> ", "1. ", "1) ", "- [ ] ", "~~"),
    *("~", "**", "__", "`", "```", "\\", "\\(", "\\[", "\n", "\n\n", "->", "<-", "<->", "--", ">=", "<=", "~="),
    *("==", "===", "^", "+", "=", "{x}", "%s", ":::note", "{.x}", "tel:123", "a", "m4rk", "가", " ", "  ", "@"),
    *("://", "_", "'", '"', "m4rk.example", "http:", "//", "www", ".", ":", "x" * 300),
)


def texts(seed: int) -> list[str]:
    """As a stranger may write them."""
    rng = random.Random(seed)
    return ["".join(rng.choice(PARTS) for _ in range(rng.randint(1, LONGEST))) for _ in range(TEXTS)]


def show(place: int, text: str) -> None:
    """In every kind of place at which the lab shows such a text."""
    shown = plain(text)
    with st.container(key=f"text-{place}"):
        st.markdown(shown)
        st.markdown(f"{shown}: said of it")
        st.markdown(f"word{shown}word")
        st.caption(f"Named {shown}, and more.")
        st.error(f"{shown}: {shown}")
        st.button(shown, key=f"button {place}")
        st.checkbox(shown, key=f"checkbox {place}")
        small_table([{"cell": shown}])


if __name__ == "__main__":
    for place, text in enumerate(texts(int(st.query_params.get("seed", "0")))):
        show(place, text)
    st.html("<span class='all-shown'></span>")
