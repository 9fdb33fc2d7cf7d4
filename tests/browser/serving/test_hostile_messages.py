"""Whatever messages a stranger sends to a page, it goes on, the log has no traceback, and others are served."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from streamlit.proto.Exception_pb2 import Exception as Shown
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed

from dashboard.ui.lessons import LESSONS
from tests.browser.conftest import PATIENCE
from tests.browser.driving.server import DIRECTLY
from tests.browser.serving.test_messages import line, run_page
from tests.hostile_messages import Known, messages, page

# Seconds in which a page mostly has run; what is sent before it has, it takes together.
PACE = 0.25
# A page with controls, components and live parts, which trains nothing unasked.
AT_EVERY_CHECK = "first_steps"


# What it finds may need what was sent before: another try would find nothing.
pytestmark = pytest.mark.flaky(reruns=0)


class Stranger:
    """Has a page open and sends to it what he likes."""

    def __init__(self, server: str, lesson: str) -> None:
        self._server, self._lesson, self._lines = server, lesson, ExitStack()
        self._connect()

    def _connect(self) -> None:
        self._line = self._lines.enter_context(line(self._server))
        self._line.send(page(self._lesson))
        self.known = Known.of(self._answers(PATIENCE / 1000))

    def send(self, message: bytes) -> list[str]:
        """Returns the errors that the page shows. A message that ends its connection is followed by another one."""
        try:
            self._line.send(message)
            return [f"{one.type}: {one.message}" for one in map(_error, self._answers(PACE)) if one.type]
        except ConnectionClosed:
            self._connect()
            return []

    def _answers(self, patience: float) -> Iterator[ForwardMsg]:
        """What comes until the page has run, or nothing more does."""
        kind = None
        while kind != "script_finished":
            try:
                answer = ForwardMsg.FromString(self._line.recv(patience, decode=False))
            except TimeoutError:
                return
            kind = answer.WhichOneof("type")
            yield answer

    def close(self) -> None:
        self._lines.close()


def _error(answer: ForwardMsg) -> Shown:
    return answer.delta.new_element.exception


@pytest.mark.parametrize(
    ("lesson", "examples"),
    [(AT_EVERY_CHECK, 12), *(pytest.param(lesson, 60, marks=pytest.mark.long) for lesson in LESSONS)],
)
def test_a_page_outlasts_every_message(server: str, server_log: Path, lesson: str, examples: int) -> None:
    with closing(Stranger(server, lesson)) as stranger, server_log.open("rb") as log:

        @settings(max_examples=examples)
        @given(messages(stranger.known))
        def send(message: bytes) -> None:
            log.seek(0, 2)
            assert stranger.send(message) == []
            assert b"Traceback" not in log.read()

        send()
    with line(server) as other:
        run_page(other)
    with DIRECTLY.open(f"{server}/_stcore/health", timeout=60) as answer:
        assert answer.status == 200
