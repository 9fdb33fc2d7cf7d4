"""What a request is for."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from dashboard.ui.lessons import LESSONS
from dashboard.ui.web.requests import lesson_meant

FIRST = next(iter(LESSONS))


@pytest.mark.parametrize("name", LESSONS)
@pytest.mark.parametrize("below", ["/", "/x", "/x/", "/x/y", "/x%2Fy", "/%2e%2e"])
@pytest.mark.parametrize("host", ["https://lab.example", "https://lab.example/taken/off"])
def test_an_address_below_a_lesson_leads_to_the_lesson_also_behind_a_proxy(name: str, below: str, host: str) -> None:
    meant = lesson_meant(f"/{name}{below}")
    assert meant
    assert urljoin(f"{host}/{name}{below}", meant) == f"{host}/{'' if name == FIRST else name}"


def test_the_first_lesson_has_the_shortest_address() -> None:
    meant = lesson_meant(f"/{FIRST}")
    assert meant
    assert urljoin(f"https://lab.example/taken/off/{FIRST}", meant) == "https://lab.example/taken/off/"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "",
        *(f"/{name}" for name in LESSONS if name != FIRST),
        "/_stcore/health",
        "/static/x",
        "/x",
        "/losses%2Fx",
        "//evil.example",
    ],
)
def test_other_addresses_are_left_as_they_are(path: str) -> None:
    assert lesson_meant(path) is None
