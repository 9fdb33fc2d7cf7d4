"""Whatever file a stranger brings, the page refuses it in a sentence or works with it, and its names are no markup."""

from __future__ import annotations

import pytest

from dashboard.ui.plain import plain
from tests.cases import at_every_check
from tests.data.tables.hostile.files import HOSTILE
from tests.pages.foreign.live_markup import check, is_live
from tests.pages.opened import opened, visit

BROUGHT = [*HOSTILE][::7]


pytestmark = pytest.mark.usefixtures("checking")


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


@pytest.mark.parametrize(
    "text", ["x **m4rk** x", "a <b>m4rk</b>", ":red[m4rk]", "# m4rk", "[m4rk](m4rk)", "www.m4rk.example"]
)
def test_markup_that_is_alive_is_seen(text: str) -> None:
    assert is_live(text)
    assert not is_live(plain(text))
    assert not is_live(f"**{plain(text)}**")
