"""Whatever link a stranger makes of a page's address, the page is drawn, and nothing in it becomes markup."""

from __future__ import annotations

import pytest

from dashboard.ui.lessons import LESSONS
from tests.cases import the_first_at_every_check
from tests.hostile_links import link
from tests.pages.foreign.live_markup import check
from tests.pages.inline_engine import StartingEngine, put_in_place
from tests.pages.opened import visit

EACH = 20
CASES = [(name, EACH * place + number) for place, name in enumerate(LESSONS) for number in range(EACH)]


@pytest.mark.parametrize(("name", "seed"), the_first_at_every_check(*CASES))
def test_a_page_is_drawn_by_any_link_without_a_stranger_s_markup(
    name: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_place(StartingEngine, monkeypatch)
    app = visit(name)
    app.query_params.update(link(seed))
    check(app.run())
