"""The curves of chosen runs, whose names may be of strangers' tables."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from dashboard.figures.panel import encode
from pages.runs.figures import curve_panels
from pages.runs.finding.groups import Compared, Group
from tests.made import made_record


def test_a_table_s_name_is_no_link_in_a_chart() -> None:
    run: Any = SimpleNamespace(record=made_record([1.0, 0.5]))
    group = Group("A", "data <a href='https://m4rk.example'>m4rk</a> & more", (run,))
    for panel in curve_panels(Compared((group,), 0, {})):
        drawn = json.dumps(panel.payload()["data"], default=encode)
        assert "<a" not in drawn
        assert "&lt;a href='https://m4rk.example'&gt;m4rk&lt;/a&gt; &amp; more" in drawn
