"""Rooms of classes in session: opened by a teacher, joined by a code, gone after three hours. They keep no names.

All of it is in the database, so that students of one class may be served by several processes.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from dashboard.store.database import Database
from dashboard.store.in_class.entries import Form, Refused
from dashboard.store.in_class.recent_rooms import RecentRooms
from dashboard.store.tables import CLASSROOMS, ENTRIES
from language.say import Message, later, mark

LIFETIME_SECONDS = 3 * 3600.0
# Six digits are read aloud at once, in any language, and typed on any telephone.
CODE_DIGITS = 6
# So that a stranger can't fill the disk: 30 MB at the very most. Of the codes, one in 1,800 then leads to a room.
MOST_ROOMS, MOST_ENTRIES = 500, 250
ENDED = mark("This room has ended, or there never was one with this code.")
NOT_YOURS = later("Only the browser that opened this room can do that.")
TOO_LATE = later("That came too late: the answer has already been shown, or another question has been asked.")
ALL_TAKEN = mark("All {most} rooms on this server are taken. The first of them will be free within 3 hours.")
FULL = mark("This room already has {most} answers, and can't take any more.")


@dataclass(frozen=True)
class Classroom:
    """A room as it is now. `asked` counts its questions; `version` rises with every entry and every step."""

    code: str
    owner: str
    created: float
    question: str
    asked: int
    revealed: bool
    version: int
    entries: int


class ClassroomStore:
    """The rooms in one database. Thread-safe. Every method raises StoreError where the database can't be used."""

    def __init__(self, url: str) -> None:
        self._database = Database(url)
        self._recent = RecentRooms(self.find)

    def open(self, owner: str, question: str) -> str:
        """Opens a room with its first question, and returns the code. An earlier room of the same owner ends.

        Raises Refused where there are as many rooms as there may be.
        """
        return self._database.write(lambda connection: _open_room(connection, owner, question))

    def find(self, code: str) -> Classroom | None:
        """The room of a code, if it is open."""
        with self._database.reading() as connection:
            return _find(connection, CLASSROOMS.c.code == code)

    def glance(self, code: str) -> Classroom | None:
        """Like `find`, but up to a moment old: sixty students each look every other second."""
        return self._recent.look(code)

    def opened_by(self, owner: str) -> Classroom | None:
        """The room that this browser has opened, if it is still open."""
        with self._database.reading() as connection:
            return _find(connection, CLASSROOMS.c.owner == owner)

    def ask(self, code: str, owner: str, question: str) -> None:
        """Goes on to another question, or to the same one again; what was sent before is deleted. Raises Refused."""
        with self._database.writing() as connection:
            _step(connection, code, owner, question=question, asked=CLASSROOMS.c.asked + 1, revealed=False)
            connection.execute(delete(ENTRIES).where(ENTRIES.c.classroom == code))
        self._recent.forget(code)

    def reveal(self, code: str, owner: str) -> None:
        """From now on nothing can be sent, and everybody sees what came. Raises Refused."""
        with self._database.writing() as connection:
            _step(connection, code, owner, revealed=True)
        self._recent.forget(code)

    def end(self, code: str, owner: str) -> None:
        """Deletes the room with all that was sent. Raises Refused."""
        with self._database.writing() as connection:
            if not connection.execute(delete(CLASSROOMS).where(*_owned(code, owner))).rowcount:
                raise Refused(_why_not(connection, code))
        self._recent.forget(code)

    def enter(self, code: str, asked: int, author: str, numbers: Any, form: Form) -> tuple[float, ...]:
        """Keeps an author's answer to question number `asked`, in place of their earlier one.

        Returns it as it is kept. Raises Refused if it does not have this form, or comes too late.
        """
        kept = form.checked(numbers)
        with self._database.writing() as connection:
            # The room's row is held until this transaction ends: it can't be revealed meanwhile.
            room = (*_if_open(CLASSROOMS.c.code == code), CLASSROOMS.c.asked == asked, CLASSROOMS.c.revealed.is_(False))
            changed = update(CLASSROOMS).where(*room).values(version=CLASSROOMS.c.version + 1)
            if not connection.execute(changed).rowcount:
                raise Refused(TOO_LATE)
            of_room = ENTRIES.c.classroom == code
            connection.execute(delete(ENTRIES).where(of_room, ENTRIES.c.author == author))
            if (connection.scalar(select(func.count()).select_from(ENTRIES).where(of_room)) or 0) >= MOST_ENTRIES:
                raise Refused(later(FULL, most=MOST_ENTRIES))
            connection.execute(insert(ENTRIES).values(classroom=code, author=author, numbers=list(kept)))
        self._recent.forget(code)
        return kept

    def entries(self, code: str) -> tuple[tuple[float, ...], ...]:
        """All that was sent to the present question, in no order that would tell who sent what."""
        found = select(ENTRIES.c.numbers).where(ENTRIES.c.classroom == code).order_by(ENTRIES.c.author)
        with self._database.reading() as connection:
            return tuple(tuple(numbers) for numbers in connection.scalars(found))

    def entry(self, code: str, author: str) -> tuple[float, ...] | None:
        """What this author has sent to the present question."""
        mine = select(ENTRIES.c.numbers).where(ENTRIES.c.classroom == code, ENTRIES.c.author == author)
        with self._database.reading() as connection:
            numbers: Sequence[float] | None = connection.scalar(mine)
        return None if numbers is None else tuple(numbers)

    def expire(self) -> None:
        """Deletes the rooms that are over, with all that was sent to them."""
        with self._database.writing() as connection:
            _expire(connection)

    def close(self) -> None:
        self._database.close()


def _open_room(connection: Connection, owner: str, question: str) -> str:
    _expire(connection)
    connection.execute(delete(CLASSROOMS).where(CLASSROOMS.c.owner == owner))
    if (connection.scalar(select(func.count()).select_from(CLASSROOMS)) or 0) >= MOST_ROOMS:
        raise Refused(later(ALL_TAKEN, most=MOST_ROOMS))
    code = _new_code(connection)
    room = {"code": code, "owner": owner, "created": time.time(), "question": question}
    connection.execute(insert(CLASSROOMS).values(room | {"asked": 1, "revealed": False, "version": 1}))
    return code


def _if_open(*conditions: Any) -> tuple[Any, ...]:
    """These conditions on a room, and that it is not over."""
    return *conditions, CLASSROOMS.c.created > time.time() - LIFETIME_SECONDS


def _owned(code: str, owner: str) -> tuple[Any, ...]:
    return _if_open(CLASSROOMS.c.code == code, CLASSROOMS.c.owner == owner)


def _find(connection: Connection, condition: Any) -> Classroom | None:
    entries = select(func.count()).where(ENTRIES.c.classroom == CLASSROOMS.c.code).scalar_subquery()
    found = select(CLASSROOMS, entries.label("entries")).where(*_if_open(condition))
    row = connection.execute(found).mappings().one_or_none()
    return Classroom(**row) if row else None


def _step(connection: Connection, code: str, owner: str, **values: Any) -> None:
    changed = update(CLASSROOMS).where(*_owned(code, owner)).values(version=CLASSROOMS.c.version + 1, **values)
    if not connection.execute(changed).rowcount:
        raise Refused(_why_not(connection, code))


def _why_not(connection: Connection, code: str) -> Message:
    """Why a room can't be led: it may have ended just before the click."""
    return NOT_YOURS if _find(connection, CLASSROOMS.c.code == code) else later(ENDED)


def _expire(connection: Connection) -> None:
    connection.execute(delete(CLASSROOMS).where(CLASSROOMS.c.created <= time.time() - LIFETIME_SECONDS))


def _new_code(connection: Connection) -> str:
    """Random, so that no code gives away another; never with a leading zero, which people leave out."""
    least = 10 ** (CODE_DIGITS - 1)
    while True:
        code = str(least + secrets.randbelow(9 * least))
        if connection.scalar(select(CLASSROOMS.c.code).where(CLASSROOMS.c.code == code)) is None:
            return code
