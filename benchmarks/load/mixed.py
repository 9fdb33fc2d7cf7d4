"""Visitors who press, drag and choose whatever their page has, at random: what fails of that, not how long it takes.

Each goes from page to page, without waiting for what is under way, as those do who explore. What they do is told
by their number; when, by how busy the machine is.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections import Counter
from pathlib import Path
from typing import TypeAlias

from streamlit.proto.Button_pb2 import Button
from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.Checkbox_pb2 import Checkbox
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Selectbox_pb2 import Selectbox
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import WebSocketException

from benchmarks.load.client import Client
from benchmarks.load.table import server
from benchmarks.load.visits import PATIENCE
from dashboard.ui.lessons import LESSONS

VISITORS, ACTS = 5, 40
# The share of acts that go to another page, the most steps of a slider that is dragged, and the seconds between acts.
LEAVING, STEPS, QUICK = 0.15, 6, 0.5
PAGES = ["" if name == "lab" else name for name in LESSONS]
Control: TypeAlias = Button | Slider | Selectbox | Checkbox | ButtonGroup
KINDS = ("button", "slider", "selectbox", "checkbox", "button_group")


class Guest(Client):
    """A tab that knows the controls of its page, each with the live part in which it stands, and what went wrong."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type] # a connection
        self.controls: list[tuple[Control, str]] = []
        self.exceptions: list[str] = []

    async def use(self, control: Control, part: str, chance: random.Random) -> None:
        """As a hand does: a slider is dragged over several values."""
        for _ in range(chance.randint(1, STEPS) if isinstance(control, Slider) else 1):
            message = self._message(part)
            message.rerun_script.is_auto_rerun = False
            message.rerun_script.widget_states.widgets.append(_state(control, chance))
            self.running = True
            await self._send(message)
            await asyncio.sleep(chance.uniform(0.0, QUICK / 2))

    def _begin(self, message: ForwardMsg) -> None:
        super()._begin(message)
        if not message.metadata.run.fragment_ids:
            self.controls.clear()

    def _draw(self, message: ForwardMsg) -> None:
        super()._draw(message)
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.exceptions.append(element.exception.message)
        elif kind in KINDS:
            control = getattr(element, kind)
            # A list may have nothing to choose yet.
            if not control.disabled and (kind not in {"selectbox", "button_group"} or control.options):
                self.controls.append((control, message.delta.fragment_id))


def table(*visitors: int) -> dict[str, object]:
    """A row for each number of visitors."""
    return {str(number): _row(number) for number in visitors or (VISITORS,)}


def _row(number: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as address:
        done, failures = asyncio.run(_together(address, number))
        tracebacks = (Path(folder) / "log").read_text(encoding="utf-8").count("Traceback")
    return {"done": dict(done), "failures": failures, "tracebacks in the log": tracebacks}


async def _together(address: str, number: int) -> tuple[Counter[str], list[str]]:
    done: Counter[str] = Counter()
    failures: list[str] = []
    await asyncio.gather(*(_explore(address, random.Random(place), done, failures) for place in range(number)))  # noqa: S311 - the same visitors every time
    return done, failures


async def _explore(address: str, chance: random.Random, done: Counter[str], failures: list[str]) -> None:
    guest, step = await Guest.open(address), "the lab"
    try:
        await guest.visit("")
        for _ in range(ACTS):
            await guest.wait(lambda: not guest.running, PATIENCE)
            failures += [f"{step}: {error}" for error in guest.exceptions]
            guest.exceptions.clear()
            await asyncio.sleep(chance.uniform(0.0, QUICK))
            if chance.random() < LEAVING or not guest.controls:
                step = chance.choice(PAGES)
                await guest.visit(step)
                done["page"] += 1
            else:
                control, part = chance.choice(guest.controls)
                step = control.label
                await guest.use(control, part, chance)
                done[type(control).__name__] += 1
    except (OSError, WebSocketException) as error:
        failures.append(f"{step}: {type(error).__name__}")
    finally:
        await guest.close()


def _state(control: Control, chance: random.Random) -> WidgetState:
    """A value that the control can have."""
    state = WidgetState(id=control.id)
    match control:
        case Slider() if control.type == Slider.SELECT_SLIDER:
            state.string_array_value.data.append(chance.choice(control.options))
        case Slider():
            steps = round((control.max - control.min) / control.step)
            state.double_array_value.data.append(control.min + control.step * chance.randint(0, steps))
        case Selectbox():
            state.string_value = chance.choice(control.options)
        case Checkbox():
            state.bool_value = chance.random() < 0.5
        case ButtonGroup():
            state.string_array_value.data.append(chance.choice(control.options).content)
        case _:
            state.trigger_value = True
    return state
