"""plotly.js is served as a script that is complete."""

from __future__ import annotations

import gzip

import pytest

from dashboard.ui.web.plotly_js import PATH, plotly_js_route
from tests.ui.web.asgi import answer


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_the_script_is_whole_names_its_licence_and_stays_in_the_cache(encoding: str) -> None:
    headers, body = answer(plotly_js_route().app, PATH, accept_encoding=encoding)
    script = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert script.startswith(b"/**\n* plotly.js")
    assert b"MIT license" in script[:300]
    # The sign of numbers below zero where one points at a chart.
    assert rb'.minus===void 0?"\u2212"' in script
    # Where a pointer is on a chart that a projector enlarges.
    assert script.count(b".currentCSSZoom||1") == 2
    assert script.rstrip().endswith(b"window.Plotly = Plotly;")
