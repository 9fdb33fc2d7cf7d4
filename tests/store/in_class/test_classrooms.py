"""Rooms of classes: opened, joined by a code, led by one browser alone, and gone after three hours without a trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Event
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from dashboard.store.in_class import classrooms, recent_rooms
from dashboard.store.in_class.classrooms import LIFETIME_SECONDS, Classroom, ClassroomStore
from dashboard.store.in_class.entries import Form, Refused

CURVE = Form(3, 0.0, 1.0)
TEACHER, OTHER = "teacher", "somebody else"
LOW, HIGH = (0.1, 0.1, 0.1), (0.9, 0.9, 0.9)


@pytest.fixture
def rooms(url: str) -> Iterator[ClassroomStore]:
    opened = ClassroomStore(url)
    yield opened
    opened.close()


@pytest.fixture
def code(rooms: ClassroomStore) -> str:
    return rooms.open(TEACHER, "first")


def found(rooms: ClassroomStore, code: str) -> Classroom:
    room = rooms.find(code)
    assert room
    return room


def test_a_code_that_another_process_gives_away_at_the_same_moment_is_another_room_s(
    rooms: ClassroomStore, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = iter([code, "123456"])
    monkeypatch.setattr(classrooms, "_new_code", lambda _: next(codes))
    assert rooms.open(OTHER, "first") == "123456"
    assert found(rooms, code).owner == TEACHER


def hours_later(room: Classroom, monkeypatch: pytest.MonkeyPatch, *, short_of_it: float = 0.0) -> None:
    """When the room is just over, or is so many seconds short of it: by its own clock, as this machine's may jump."""
    later = room.created + LIFETIME_SECONDS + 1.0 - short_of_it
    monkeypatch.setattr("dashboard.store.in_class.classrooms.time.time", lambda: later)


def rows(url: str, table: str) -> Any:
    engine = create_engine(url)
    with engine.connect() as connection:
        count = connection.scalar(text(f"SELECT count(*) FROM {table}"))
    engine.dispose()
    return count


def test_a_room_has_a_code_of_six_digits_that_tells_no_other_one(rooms: ClassroomStore) -> None:
    codes = [rooms.open(f"teacher {i}", "first") for i in range(20)]
    assert all(len(code) == 6 and code.isdecimal() and code[0] != "0" for code in codes)
    steps = {int(after) - int(before) for before, after in pairwise(codes)}
    # By chance two of them may be equal.
    assert len(steps) >= 17


def test_a_code_that_a_room_has_is_drawn_again(rooms: ClassroomStore, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([5, 5, 5, 23])
    monkeypatch.setattr("secrets.randbelow", lambda _: next(drawn))
    assert [rooms.open(owner, "first") for owner in (TEACHER, OTHER)] == ["100005", "100023"]


def test_what_is_sent_is_kept_once_an_author_and_may_be_changed(rooms: ClassroomStore, code: str) -> None:
    rooms.enter(code, 1, "anna", LOW, CURVE)
    rooms.enter(code, 1, "ben", HIGH, CURVE)
    rooms.enter(code, 1, "anna", HIGH, CURVE)
    assert rooms.entries(code) == (HIGH, HIGH)
    assert (rooms.entry(code, "anna"), rooms.entry(code, "carla")) == (HIGH, None)
    assert found(rooms, code).entries == 2


def test_the_version_changes_with_all_that_there_is_to_see(rooms: ClassroomStore, code: str) -> None:
    versions = [found(rooms, code).version]
    steps: list[Callable[[], object]] = [
        lambda: rooms.enter(code, 1, "anna", LOW, CURVE),
        lambda: rooms.enter(code, 1, "anna", HIGH, CURVE),
        lambda: rooms.reveal(code, TEACHER),
        lambda: rooms.ask(code, TEACHER, "second"),
    ]
    for step in steps:
        step()
        versions.append(found(rooms, code).version)
    assert len(set(versions)) == len(versions)


def test_nothing_can_be_sent_once_the_answer_is_shown(rooms: ClassroomStore, code: str) -> None:
    rooms.enter(code, 1, "anna", LOW, CURVE)
    rooms.reveal(code, TEACHER)
    with pytest.raises(Refused, match="too late"):
        rooms.enter(code, 1, "anna", HIGH, CURVE)
    assert rooms.entries(code) == (LOW,)


def test_the_next_question_begins_without_answers_and_refuses_those_to_the_one_before(
    rooms: ClassroomStore, code: str
) -> None:
    rooms.enter(code, 1, "anna", LOW, CURVE)
    rooms.reveal(code, TEACHER)
    rooms.ask(code, TEACHER, "second")
    room = found(rooms, code)
    assert (room.question, room.asked, room.revealed, room.entries) == ("second", 2, False, 0)
    with pytest.raises(Refused, match="too late"):
        rooms.enter(code, 1, "ben", LOW, CURVE)
    rooms.enter(code, 2, "ben", LOW, CURVE)
    assert rooms.entries(code) == (LOW,)


def test_only_who_opened_a_room_leads_it(rooms: ClassroomStore, code: str) -> None:
    steps: list[Callable[[], None]] = [
        lambda: rooms.reveal(code, OTHER),
        lambda: rooms.ask(code, OTHER, "second"),
        lambda: rooms.end(code, OTHER),
    ]
    for step in steps:
        with pytest.raises(Refused, match="Only the browser that opened this room"):
            step()
    room = found(rooms, code)
    assert (room.revealed, room.question) == (False, "first")


@pytest.mark.parametrize("sent", [None, "x", [0.5], [0.5, 0.5, float("nan")], [0.5, 0.5, "0.5"]])
def test_what_is_no_answer_to_the_question_leaves_the_room_as_it_was(
    rooms: ClassroomStore, code: str, sent: object
) -> None:
    before = found(rooms, code)
    with pytest.raises(Refused):
        rooms.enter(code, 1, "anna", sent, CURVE)
    assert found(rooms, code) == before


def test_after_three_hours_a_room_is_over_for_everybody(
    rooms: ClassroomStore, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms.enter(code, 1, "anna", LOW, CURVE)
    room = found(rooms, code)
    hours_later(room, monkeypatch, short_of_it=60.0)
    assert rooms.find(code)
    hours_later(room, monkeypatch)
    assert rooms.find(code) is rooms.opened_by(TEACHER) is None
    with pytest.raises(Refused):
        rooms.enter(code, 1, "ben", LOW, CURVE)
    with pytest.raises(Refused, match="This room has ended"):
        rooms.reveal(code, TEACHER)
    with pytest.raises(Refused, match="This room has ended"):
        rooms.end(code, TEACHER)


@pytest.mark.parametrize("by", ["expiry", "the next room"])
def test_of_a_room_that_is_over_nothing_stays(
    rooms: ClassroomStore, code: str, url: str, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms.enter(code, 1, "anna", LOW, CURVE)
    hours_later(found(rooms, code), monkeypatch)
    if by == "expiry":
        rooms.expire()
    else:
        rooms.open(OTHER, "first")
    assert rows(url, "classrooms") == (by != "expiry")
    assert rows(url, "entries") == 0


def test_a_room_that_is_ended_takes_its_answers_along(rooms: ClassroomStore, code: str, url: str) -> None:
    rooms.enter(code, 1, "anna", LOW, CURVE)
    rooms.end(code, TEACHER)
    assert rooms.find(code) is None
    assert rows(url, "entries") == 0


def test_a_browser_has_one_room_at_a_time(rooms: ClassroomStore, code: str) -> None:
    again = rooms.open(TEACHER, "second")
    assert rooms.find(code) is None
    room = rooms.opened_by(TEACHER)
    assert room
    assert room.code == again


def test_a_stranger_can_not_fill_the_disk(rooms: ClassroomStore, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classrooms, "MOST_ROOMS", 1)
    monkeypatch.setattr(classrooms, "MOST_ENTRIES", 1)
    with pytest.raises(Refused, match="All 1 rooms on this server are taken"):
        rooms.open(OTHER, "first")
    rooms.enter(code, 1, "anna", LOW, CURVE)
    with pytest.raises(Refused, match="can't take any more"):
        rooms.enter(code, 1, "ben", LOW, CURVE)
    rooms.enter(code, 1, "anna", HIGH, CURVE)
    assert rooms.entries(code) == (HIGH,)
    assert rooms.open(TEACHER, "first")


def test_what_many_look_at_is_asked_for_once(rooms: ClassroomStore, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def noted(code: str) -> Classroom | None:
        asked.append(code)
        return rooms.find(code)

    monkeypatch.setattr(rooms._recent, "_find", noted)
    monkeypatch.setattr(recent_rooms, "RECENT_SECONDS", 1000.0)
    assert len({rooms.glance(code) for _ in range(60)}) == 1
    assert asked == [code]
    rooms.reveal(code, TEACHER)
    room = rooms.glance(code)
    assert room
    assert room.revealed
    rooms.end(code, TEACHER)
    assert rooms.glance(code) is None


def test_a_room_that_nobody_looks_at_any_more_is_forgotten(
    rooms: ClassroomStore, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms.glance(code)
    other = rooms.open("another teacher", "first")
    monkeypatch.setattr(recent_rooms, "FORGOTTEN_SECONDS", -1.0)
    rooms.glance(other)
    assert set(rooms._recent._found) == {other}


def test_several_servers_share_a_room(url: str, rooms: ClassroomStore, code: str) -> None:
    other = ClassroomStore(url)
    with ThreadPoolExecutor(8) as pool:
        for place in range(40):
            pool.submit((rooms, other)[place % 2].enter, code, 1, f"student {place}", LOW, CURVE)
    room = other.find(code)
    assert room
    assert (room.entries, room.version) == (40, 41)
    rooms.reveal(code, TEACHER)
    with pytest.raises(Refused, match="too late"):
        other.enter(code, 1, "late", LOW, CURVE)
    other.close()


def test_while_one_waits_for_the_database_others_see_the_room_as_it_was(
    rooms: ClassroomStore, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, find, looking, answer = rooms.glance(code), rooms.find, Event(), Event()

    def slow(code: str) -> Classroom | None:
        room = find(code)
        looking.set()
        assert answer.wait(60)
        return room

    monkeypatch.setattr(rooms._recent, "_find", slow)
    monkeypatch.setattr(recent_rooms, "RECENT_SECONDS", -1.0)
    with ThreadPoolExecutor(1) as pool:
        look = pool.submit(rooms.glance, code)
        assert looking.wait(60)
        monkeypatch.setattr(recent_rooms, "RECENT_SECONDS", 1000.0)
        assert rooms.glance(code) == before
        rooms.enter(code, 1, "student", LOW, CURVE)
        answer.set()
        assert look.result() == before
    monkeypatch.undo()
    monkeypatch.setattr(recent_rooms, "RECENT_SECONDS", 1000.0)
    after = rooms.glance(code)
    assert after
    assert after.entries == 1
