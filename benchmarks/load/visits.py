"""What visitors do: each opens the lab by a link of their own, changes it and trains, and looks at a page; and so on.

What was trained before would be there at once: so links are of each visitor's own, and every press of Train has other
noise than all before it. Where a server is full they stand in its line first, however long it is.
"""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlencode

from websockets.exceptions import WebSocketException

from benchmarks.load.client import Client
from dashboard.ui.frame.waiting_line import OPENS_BY_ITSELF
from dashboard.ui.lessons import LESSONS
from tests.browser.driving.any_page import charts_at_first

PATIENCE, THOUGHT, ROUNDS = 120.0, 4.0, 3
LINE_PATIENCE = 1800.0
LINE = "in the line"
OPENING, TRAINING, FIRST_CHART, LAST_RESULT = "opening to verdict", "Train to verdict", "first chart", "last result"
# Without the default, which the links have.
NOISES = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5)
LOOKED_AT = [name for name in LESSONS if name not in {"lab", "glossary"}]
# Those that have no chart until somebody has predicted, opened a room or trained something.
WITHOUT_CHART = {lesson.name for lesson in LESSONS.values() if not charts_at_first(lesson)}


@dataclass
class Waits:
    """Seconds of each kind of wait, and the visits that failed, with why."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failures: list[str] = field(default_factory=list)
    bytes: int = 0


async def visit(address: str, number: int, waits: Waits) -> None:
    """One visitor from arrival to leaving."""
    chance = random.Random(number)  # noqa: S311 - the same visitors every time
    await asyncio.sleep(chance.uniform(0.0, THOUGHT))
    step, client = "connecting", None
    try:
        client = await Client.open(address)
        for noise in chance.sample(NOISES, ROUNDS):
            step = OPENING
            await client.visit("", urlencode(settings(chance)))
            await _wait_to_open(client, waits)
            await asyncio.sleep(chance.uniform(0.5, 1.5) * THOUGHT)
            step = TRAINING
            await client.press("Train", Noise=noise)
            waits.seconds[TRAINING].append(await client.wait(lambda: client.over, PATIENCE))
            await asyncio.sleep(chance.uniform(0.5, 1.5) * THOUGHT)
            page = chance.choice(LOOKED_AT)
            step = f"{FIRST_CHART} of {page}"
            await client.visit(page)
            first = 0.0
            if page not in WITHOUT_CHART:
                first = await client.wait(lambda: client.charts > 0, PATIENCE)
                waits.seconds[FIRST_CHART].append(first)
            step = f"{LAST_RESULT} of {page}"
            waits.seconds[LAST_RESULT].append(first + await client.wait(lambda: client.over, PATIENCE))
            await asyncio.sleep(chance.uniform(0.5, 1.5) * THOUGHT)
    except (OSError, WebSocketException, KeyError) as error:
        said = client.words[-1][:90] if client and client.words else ""
        waits.failures.append(f"{step}: {type(error).__name__} {said}".strip())
    finally:
        if client:
            waits.bytes += client.bytes
            await client.close()


async def _wait_to_open(client: Client, waits: Waits) -> None:
    opening = await client.wait(lambda: client.charts > 0 or _in_line(client), PATIENCE)
    if not client.charts:
        waits.seconds[LINE].append(opening + await client.wait(lambda: client.charts > 0, LINE_PATIENCE))
        opening = 0.0
    waits.seconds[OPENING].append(opening + await client.wait(lambda: client.over, PATIENCE))


def _in_line(client: Client) -> bool:
    return any(OPENS_BY_ITSELF in words for words in client.words)


def settings(chance: random.Random) -> dict[str, str]:
    """A link of a person's own: another network, rate or remedy."""
    width = chance.choice((8, 16, 24, 32, 48, 64))
    layers = chance.choice((f"{width}", f"{width}-{width}", f"{width}-{width // 2}"))
    some = {
        "dataset": chance.choice(("moons", "circles", "spirals", "xor")),
        "hidden_layers": layers,
        "l2": chance.choice(("0", "0.001", "0.01")),
        "dropout": chance.choice(("0", "0.2", "0.5")),
        "seed": str(chance.randrange(100)),
    }
    return {name: value for name, value in some.items() if value != "0"}
