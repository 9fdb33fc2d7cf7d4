"""A hostile link brings no live markup onto the page."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.cases import the_first_at_every_check

LIVE = "a, strong, em, del, code, img, .katex, span[style*=color], span[class*=icon]:not([data-testid])"
LINKS: tuple[dict[str, str], ...] = (
    {"dropout": ":red[m4rk]", "l1": "$$m4rk$$", "l2": "a@m4rk.example", "epochs": "[m4rk](/m4rk)", "seed": "`m4rk`"},
    {"**m4rk**": "1", "<b>m4rk</b>": "1", "$$m4rk$$": "1", "www.m4rk.example": "1", "https://m4rk.example": "1"},
    {"hide": ":material/m4rk:,~~m4rk~~,![m4rk](m4rk),<i>m4rk</i>,me@m4rk.example"},
)


@pytest.mark.parametrize("query", the_first_at_every_check(*LINKS))
def test_what_a_link_holds_is_quoted_as_text(visit: Page, server: str, query: dict[str, str]) -> None:
    visit.goto(f"{server}/?{urlencode(query)}")
    warning = visit.get_by_test_id("stAlert").filter(has_text="Parts of this link were ignored")
    expect(warning).to_contain_text("m4rk")
    assert warning.get_by_test_id("stMarkdownContainer").locator(LIVE).count() == 0
