"""A class in session: a teacher and sixty students who join a room, draw, wait, and see the answer at once."""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np
import psutil

from benchmarks.load.client import CHARTS, Client
from benchmarks.load.table import quantiles, serving, watch
from dashboard.analysis.expected.drawn import POSITIONS
from tests.browser.driving.server import serve

STUDENTS, PATIENCE = 60, 120.0
# Students join within this time, draw within this time, and then wait for the answer.
JOINING, DRAWING, WAITING = 30.0, 30.0, 20.0
SKETCH = "Draw the curve"
Waits = defaultdict[str, list[float]]


def table(students: int = STUDENTS) -> dict[str, object]:
    """How long each step took for the students, and what the page's process took while all of them waited."""
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder) / "log", OVERFIT_LAB_DATA=folder) as address:
        return asyncio.run(_lesson(address, students))


async def _lesson(address: str, number: int) -> dict[str, object]:
    waits: Waits = defaultdict(list)
    health: list[float] = []
    memory: list[float] = []
    watched = asyncio.create_task(watch(address, health, memory))
    teacher = await Client.open(address)
    # As a browser does by a link to a page: the menu comes with the first run.
    await teacher.visit("in_class")
    await teacher.wait(lambda: "Open a room" in teacher.buttons and not teacher.running, PATIENCE)
    await teacher.press("Open a room")
    await teacher.wait(lambda: "Show the answer" in teacher.buttons, PATIENCE)
    students = await asyncio.gather(*(_join(address, teacher.query, place, waits) for place in range(number)))
    await asyncio.gather(*(_draw(student, place, waits) for place, student in enumerate(students)))
    seen = await teacher.wait(lambda: _says(teacher, f"**{number} answers** so far."), PATIENCE)
    busy = await _busy(address)
    await teacher.press("Show the answer")
    waits["from the teacher's click to the answer"] = await asyncio.gather(*map(_answered, students))
    told = await teacher.wait(lambda: _says(teacher, f"Of {number} curves"), PATIENCE)
    watched.cancel()
    for client in (teacher, *students):
        await client.close()
    return {
        "students": number,
        "seconds": {step: quantiles(seconds) | {"most": round(max(seconds), 2)} for step, seconds in waits.items()},
        "from the last answer to the teacher's count, s": round(seen, 2),
        "the class's curves after the students' answers, s": round(told, 2),
        "page process while all wait, share of a core": busy,
        "health path, s": quantiles(health),
        "page process at most, MB": round(max(memory)),
        "kB sent to a student": round(float(np.mean([student.bytes for student in students])) / 1e3),
    }


async def _join(address: str, query: str, place: int, waits: Waits) -> Client:
    await asyncio.sleep(random.Random(place).uniform(0.0, JOINING))  # noqa: S311 - the same class every time
    student = await Client.open(address)
    await student.visit("in_class", query)
    waits["from the link to the question"].append(await student.wait(lambda: _says(student, SKETCH), PATIENCE))
    return student


async def _draw(student: Client, place: int, waits: Waits) -> None:
    chance = random.Random(1000 + place)  # noqa: S311 - the same class every time
    await asyncio.sleep(chance.uniform(0.0, DRAWING))
    await student.trigger(CHARTS, "drawn", np.linspace(0.5, chance.random(), POSITIONS).round(3).tolist())
    waits["from the drawing to Sent"].append(await student.wait(lambda: _says(student, "**Sent.**"), PATIENCE))


async def _busy(address: str) -> float:
    process = psutil.Process(serving(address).pid)
    process.cpu_percent()
    await asyncio.sleep(WAITING)
    return round(process.cpu_percent() / 100, 2)


async def _answered(student: Client) -> float:
    return await student.wait(lambda: _says(student, "at the end you drew"), PATIENCE)


def _says(client: Client, words: str) -> bool:
    return any(words.lower() in said.lower() for said in client.words)
