"""Neither a hostile link nor any other text of a stranger brings live markup onto a page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving.any_page import on_page
from tests.browser.driving.foreign_page import TEXTS, texts
from tests.browser.driving.server import serve
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
    said = on_page(visit, "Parts of this link were ignored")
    expect(said).to_contain_text("m4rk")
    assert said.locator(LIVE).count() == 0


# All that Markdown and Streamlit's own signs may become, in the place of a text or anywhere in it.
ANY_LIVE = (
    f"{LIVE}, h1, h2, h3, h4, h5, h6, hr, blockquote, ul, ol, sup, sub, pre, kbd, small, mark, script, iframe, svg,"
    "[class*=badge], [class*=colored], [data-testid=stIconMaterial], [data-testid=stIconEmoji]"
)
READ = """live => [...document.querySelectorAll('[class*=st-key-text-]')].map(shown => {
  const found = [...shown.querySelectorAll('[data-testid=stMarkdownContainer]')]
  return [found[0].textContent, found.flatMap(one => [...one.querySelectorAll(live)].map(node => node.outerHTML))]
})"""
# Of no width, or of the width of a space: a browser or Streamlit may drop these.
UNSEEN = "\u2060\ufeff\u200b\u200d\u202e"


@pytest.fixture(scope="module")
def foreign_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("foreign") / "log"
    with serve(log, app="tests/browser/driving/foreign_page.py") as address:
        yield address


def seen(text: str) -> str:
    return " ".join("".join(sign for sign in text if sign not in UNSEEN).split())


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
def test_what_is_made_plain_reads_as_it_was_written_wherever_it_is_shown(
    visit: Page, foreign_page: str, seed: int
) -> None:
    visit.goto(f"{foreign_page}/?seed={seed}")
    expect(visit.locator(".all-shown")).to_be_attached()
    expect(visit.locator("table")).to_have_count(TEXTS)
    found = visit.evaluate(READ, ANY_LIVE)
    written = texts(seed)
    assert [(text, live) for text, (_, live) in zip(written, found, strict=True) if live] == []
    assert [seen(shown) for shown, _ in found] == [seen(text) for text in written]
