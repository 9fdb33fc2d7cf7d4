"""Whatever link a stranger makes of a page's address, the page is drawn, and nothing in it becomes markup."""

from __future__ import annotations

import pytest

from dashboard.ui.lessons import LESSONS
from tests.cases import the_first_at_every_check
from tests.hostile_links import link
from tests.pages.foreign.live_markup import check
from tests.pages.inline_engine import StartingEngine, put_in_place
from tests.pages.opened import visit

# The lab quotes what it can't use; other pages read a few names of their own.
OF_THE_LAB, OF_EACH = 260, 10
CASES = [("lab", seed) for seed in range(OF_THE_LAB)]
CASES += [(name, seed) for name in LESSONS if name != "lab" for seed in range(OF_EACH)]


@pytest.mark.parametrize(("name", "seed"), the_first_at_every_check(*CASES))
def test_a_page_is_drawn_by_any_link_without_a_stranger_s_markup(
    name: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_place(StartingEngine, monkeypatch)
    app = visit(name)
    app.query_params.update(link(seed))
    check(app.run())
