"""What happens to a page whose live part runs again before the page has been sent: nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from concurrent.futures import Future
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from dashboard.ui.lessons import LESSONS
from tests.pages.inline_engine import InlineEngine, MadeEngine, StartingEngine, put_in_place
from tests.pages.opened import visit

ROOT = Path(__file__).parent.parent.parent
FILES = [name for name in LESSONS if name not in {"glossary", "in_class", "runs", "your_curves"}]


def messages(
    file: str, monkeypatch: pytest.MonkeyPatch, engine: type[InlineEngine] = StartingEngine, *, train: str = ""
) -> list[ForwardMsg]:
    """All that Streamlit would send for a page, whose engine starts if nothing else is said; `train` as in a link."""
    put_in_place(engine, monkeypatch)
    sent: list[ForwardMsg] = []
    runner_s = LocalScriptRunner.forward_msgs

    def note(runner: LocalScriptRunner) -> list[ForwardMsg]:
        sent[:] = runner_s(runner)
        return runner_s(runner)

    monkeypatch.setattr(LocalScriptRunner, "forward_msgs", note)
    app = visit(file)
    if train:
        app.query_params["train"] = train
    app.run()
    return sent


def without_place(unsent: Iterable[ForwardMsg]) -> list[list[int]]:
    """Paths that the browser would refuse, because something before them is missing."""
    children: Counter[tuple[int, ...]] = Counter()
    refused = []
    for path in [list(message.metadata.delta_path) for message in unsent if message.HasField("delta")]:
        *parent, place = path
        if place > children[tuple(parent)] and parent:
            refused.append(path)
        children[tuple(parent)] = max(children[tuple(parent)], place + 1)
    return refused


@pytest.mark.parametrize("file", FILES)
def test_no_place_is_missing_when_a_live_part_runs_again(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = messages(file, monkeypatch)
    fragments = {message.delta.fragment_id for message in sent} - {""}
    assert fragments
    for fragment in fragments:
        queue = ForwardMsgQueue()
        for message in deepcopy(sent):
            queue.enqueue(message)
        queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=[fragment])
        assert without_place(queue.flush()) == []


def looking(sent: Iterable[ForwardMsg]) -> set[str]:
    """The live parts that the browser would have run again and again."""
    return {message.auto_rerun.fragment_id for message in sent if message.HasField("auto_rerun")}


@pytest.mark.parametrize("file", ["lab", "features", pytest.param("dropout", marks=pytest.mark.long)])
def test_a_look_at_a_page_before_finds_no_part_of_the_page_that_has_all(
    file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = looking(messages(file, monkeypatch))
    has_all = messages(file, monkeypatch, InlineEngine)
    assert before
    assert not looking(has_all)
    assert not before & {message.delta.fragment_id for message in has_all}


@pytest.mark.parametrize("file", ["features", "splits", "which_fix"])
def test_a_page_that_waits_for_its_button_does_not_look(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not looking(messages(file, monkeypatch, MadeEngine, train="on_click"))


def test_a_look_at_one_page_finds_no_part_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (looking(messages(file, monkeypatch)) for file in ("lab", "dropout"))
    assert first
    assert not first & second


class BusyEngine(MadeEngine):
    """Its workers answer nothing besides trainings."""

    def call(self, *_: Any, **__: Any) -> Future[Any]:
        raise TimeoutError


def test_a_page_looks_again_for_what_a_busy_engine_has_not_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not looking(messages("dropout", monkeypatch, MadeEngine))
    # What draws masks, and what the ensemble is scored on.
    assert len(looking(messages("dropout", monkeypatch, BusyEngine))) == 2
