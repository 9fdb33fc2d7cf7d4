"""A slow line between a browser and its server: all that is sent arrives, in its order, but late."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

# The most that is read at once, in bytes.
CHUNK = 65_536


class SlowLine:
    """Passes on what comes to its address, in both directions, `delay` seconds after it came."""

    def __init__(self, port: int) -> None:
        self.delay = 0.0
        self.address = ""
        self.ready = threading.Event()
        self._port = port

    async def serve(self) -> None:
        async with await asyncio.start_server(self._connected, "127.0.0.1") as server:
            self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
            self.address = f"http://localhost:{server.sockets[0].getsockname()[1]}"
            self.ready.set()
            await self._end.wait()

    def end(self) -> None:
        self._loop.call_soon_threadsafe(self._end.set)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("localhost", self._port)
        # Cancelled as the line ends, which Python 3.11 else writes of.
        with suppress(OSError, asyncio.CancelledError):
            await asyncio.gather(self._pass_on(reader, far_writer), self._pass_on(far_reader, writer))
        writer.close()
        far_writer.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        arriving: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivery = asyncio.create_task(_deliver(arriving, writer))
        sent = b"the first is yet to come"
        while sent:
            with suppress(ConnectionError):
                sent = b""
                sent = await reader.read(CHUNK)
            arriving.put_nowait((self._loop.time() + self.delay, sent))
        await delivery


async def _deliver(arriving: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter) -> None:
    """Writes each part when it is due, and closes where nothing more comes."""
    with suppress(ConnectionError):
        while True:
            due, sent = await arriving.get()
            await asyncio.sleep(due - asyncio.get_running_loop().time())
            if not sent:
                break
            writer.write(sent)
            await writer.drain()
    writer.close()


@contextmanager
def slow_line(server: str) -> Iterator[SlowLine]:
    """A line to the server of this address, which is quick until its `delay` is set."""
    line = SlowLine(int(server.rpartition(":")[2]))
    thread = threading.Thread(target=asyncio.run, args=[line.serve()], daemon=True)
    thread.start()
    line.ready.wait()
    try:
        yield line
    finally:
        line.end()
        thread.join()
