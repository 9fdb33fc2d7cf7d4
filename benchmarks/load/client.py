"""One visitor's connection, as a browser holds it: asks for runs of the script, repeats what a live part asks for."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import DoubleArray
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX
from websockets.asyncio.client import ClientConnection, connect

# The component that draws charts; the top of a page is another.
CHARTS = "overfit_lab_charts"


class Client:
    """A tab on the lab. What it has been sent since it last asked for a page is in its fields."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._cached: dict[str, ForwardMsg] = {}
        self._timers: dict[str, asyncio.Task[None]] = {}
        self._news = asyncio.Event()
        self._reader = asyncio.create_task(self._read())
        self.query, self.page = "", ""
        self.pages: dict[str, str] = {}
        self.buttons: dict[str, str] = {}
        self.sliders: dict[str, str] = {}
        self.components: dict[str, str] = {}
        self.charts = 0
        self.drawn = False
        self.words: list[str] = []
        self.running = True
        self.bytes = 0
        self.closed = False

    @classmethod
    async def open(cls, address: str) -> Self:
        url = address.replace("http", "ws", 1) + "/_stcore/stream"
        connection = await connect(
            url,
            subprotocols=["streamlit"],  # type: ignore[list-item] # a plain string
            max_size=None,
            open_timeout=60,
            # A browser waits for an answer as long as the server holds the connection, and sends no pings of its own.
            ping_interval=None,
        )
        return cls(connection)

    @property
    def over(self) -> bool:
        """Whether the page is drawn, and nothing on it goes on by itself."""
        return self.drawn and not self.running and not self._timers

    async def visit(self, page: str, query: str = "") -> None:
        """Goes to a page by its name, as by a link or by the menu; "" is the lab."""
        self.query = query
        known = self.pages.get(page, "")
        await self._run(page_name="" if known else page, page_script_hash=known)

    async def press(self, label: str, **moved: float) -> None:
        """Presses a button by its label, once sliders have been moved, by theirs."""
        message = self._message(trigger=self.buttons[label])
        for slider, value in moved.items():
            state = WidgetState(id=self.sliders[slider], double_array_value=DoubleArray(data=[value]))
            message.rerun_script.widget_states.widgets.append(state)
        self._forget()
        await self._send(message)

    async def trigger(self, component: str, event: str, value: object) -> None:
        """What a component sends when something happens in it, such as a curve that was drawn."""
        message = self._message()
        state = WidgetState(id=f"{STREAMLIT_INTERNAL_KEY_PREFIX}_{self.components[component]}__events")
        state.json_trigger_value = json.dumps({"event": event, "value": value})
        message.rerun_script.widget_states.widgets.append(state)
        self._forget()
        await self._send(message)

    async def wait(self, holds: Callable[[], bool], patience: float) -> float:
        """Seconds until something holds of what was sent. Raises TimeoutError, and ConnectionError if it was closed."""
        began = time.perf_counter()
        while not holds():
            if self.closed:
                raise ConnectionError
            self._news.clear()
            left = patience - (time.perf_counter() - began)
            await asyncio.wait_for(self._news.wait(), max(left, 0.001))
        return time.perf_counter() - began

    async def close(self) -> None:
        self._stop_timers()
        self._reader.cancel()
        await self._connection.close()

    async def _run(self, page_name: str, page_script_hash: str) -> None:
        self._forget()
        self.page = page_script_hash
        message = self._message()
        message.rerun_script.page_name = page_name
        await self._send(message)

    def _forget(self) -> None:
        self._stop_timers()
        self.charts, self.drawn, self.words, self.running = 0, False, [], True

    def _message(self, fragment: str = "", trigger: str = "") -> BackMsg:
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_script_hash = self.query, self.page
        run.fragment_id, run.is_auto_rerun = fragment, bool(fragment)
        run.cached_message_hashes.extend(self._cached)
        if trigger:
            run.widget_states.widgets.append(WidgetState(id=trigger, trigger_value=True))
        return message

    async def _send(self, message: BackMsg) -> None:
        await self._connection.send(message.SerializeToString())

    async def _read(self) -> None:
        with suppress(Exception):
            async for frame in self._connection:
                assert isinstance(frame, bytes)
                self.bytes += len(frame)
                self._take(ForwardMsg.FromString(frame))
                self._news.set()
        self.closed = True
        self._news.set()

    def _take(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "ref_hash":
            message = self._cached[message.ref_hash]
        elif message.metadata.cacheable:
            self._cached[message.hash] = message
        match message.WhichOneof("type"):
            case "new_session":
                self._begin(message)
            case "navigation":
                self.pages |= {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
                self.page = message.navigation.page_script_hash
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "auto_rerun":
                self._repeat(message.auto_rerun.fragment_id, message.auto_rerun.interval)
            case "script_finished":
                self.running = False
            case "delta":
                self._draw(message)

    def _begin(self, message: ForwardMsg) -> None:
        self.running = True
        if not message.metadata.run.fragment_ids:
            self._stop_timers()

    def _draw(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "bidi_component":
                self.drawn = True
                self.charts += element.bidi_component.component_name == CHARTS
                self.components[element.bidi_component.component_name] = element.bidi_component.id
            case "markdown":
                self.words.append(element.markdown.body)
            case "alert":
                self.words.append(element.alert.body)
            case "button":
                self.buttons[element.button.label] = element.button.id
            case "slider":
                self.sliders[element.slider.label] = element.slider.id

    def _repeat(self, fragment: str, interval: float) -> None:
        if fragment not in self._timers:
            self._timers[fragment] = asyncio.create_task(self._ask_again(fragment, interval))

    async def _ask_again(self, fragment: str, interval: float) -> None:
        while True:
            await asyncio.sleep(interval)
            with suppress(Exception):
                await self._send(self._message(fragment))

    def _stop_timers(self) -> None:
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()
