"""A full server serves those who came first, and tells the others their place."""

from __future__ import annotations

import pytest

from dashboard.ui.frame.admission import IDLE_SECONDS, Admission, VisitSettings


class Visitors:
    """A line for two, whose visitors come, go and act at times of the test's own."""

    def __init__(self, places: int = 2) -> None:
        self.now, self.left = 0.0, set[str]()
        self.line = Admission(lambda: places, lambda name: name not in self.left, lambda: self.now)

    def places(self, *names: str) -> list[int]:
        return [self.line.place(name) for name in names]


@pytest.fixture
def visitors() -> Visitors:
    return Visitors()


def test_the_first_are_in_and_the_others_stand_in_the_order_in_which_they_came(visitors: Visitors) -> None:
    assert visitors.places("ann", "bob", "cid", "dan") == [0, 0, 1, 2]
    assert visitors.places("dan", "cid", "ann") == [2, 1, 0]


def test_who_leaves_makes_room(visitors: Visitors) -> None:
    visitors.places("ann", "bob", "cid", "dan")
    visitors.left.add("bob")
    assert visitors.places("dan", "cid", "ann") == [1, 0, 0]


def test_who_leaves_the_line_is_not_waited_for(visitors: Visitors) -> None:
    visitors.places("ann", "bob", "cid", "dan")
    visitors.left |= {"cid", "ann"}
    assert visitors.line.waiting == 1, "also before anybody asks for a place"
    assert visitors.places("dan", "bob") == [0, 0]


def test_who_does_nothing_for_long_makes_room_and_stands_at_the_end_of_the_line(visitors: Visitors) -> None:
    visitors.places("ann", "bob")
    visitors.now += IDLE_SECONDS - 1
    assert visitors.places("bob", "cid", "dan") == [0, 1, 2]
    visitors.now += 1
    assert visitors.places("cid", "dan", "ann") == [0, 1, 2]


def test_where_nobody_waits_one_may_do_nothing_for_as_long_as_one_likes(visitors: Visitors) -> None:
    visitors.places("ann", "bob")
    visitors.now += 10 * IDLE_SECONDS
    assert visitors.places("ann") == [0]


def test_how_long_it_takes_is_said_once_two_have_waited(visitors: Visitors) -> None:
    visitors.places("ann", "bob", "cid", "dan", "eve")
    assert visitors.line.seconds(1) is None
    for name, following in (("ann", "cid"), ("bob", "dan")):
        visitors.now += 60
        visitors.left.add(name)
        assert visitors.places(following) == [0]
    visitors.now += 60
    assert visitors.line.seconds(1) == pytest.approx(60)
    assert visitors.line.seconds(3) == pytest.approx(180)


def test_the_pace_is_that_of_this_line_not_of_the_one_before(visitors: Visitors) -> None:
    visitors.places("ann", "bob", "cid", "dan")
    for name, following in (("ann", "cid"), ("bob", "dan")):
        visitors.now += 60
        visitors.left.add(name)
        assert visitors.places(following) == [0]
    visitors.now += 12 * 3600
    assert visitors.places("cid", "dan", "eve", "fay") == [0, 0, 1, 2]
    assert visitors.line.seconds(1) is None
    for name, following in (("cid", "eve"), ("dan", "fay")):
        visitors.now += 30
        visitors.left.add(name)
        assert visitors.places(following, "gil", "hal")[0] == 0
    assert visitors.line.seconds(2) == pytest.approx(60)


def test_two_who_come_in_at_once_tell_no_pace(visitors: Visitors) -> None:
    visitors.places("ann", "bob", "cid", "dan", "eve")
    visitors.now += 60
    visitors.left |= {"ann", "bob"}
    assert visitors.places("cid", "dan", "eve") == [0, 0, 1]
    assert visitors.line.seconds(1) is None


def test_without_a_limit_all_are_in() -> None:
    assert Visitors(places=0).places(*map(str, range(1000))) == [0] * 1000


def test_a_server_is_full_by_itself_but_a_class_of_sixty_and_its_teacher_come_in_on_two_cores(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("OVERFIT_LAB_VISITORS")
    assert 61 <= VisitSettings().places(workers=2) < 100
    assert VisitSettings().places(workers=0) == VisitSettings().places(workers=1)
    monkeypatch.setenv("OVERFIT_LAB_VISITORS", "7")
    assert VisitSettings().places(workers=2) == 7


def test_places_of_workers_that_come_are_filled_at_once() -> None:
    places = 1
    line = Admission(lambda: places, lambda _: True)
    assert [line.place(name) for name in ("ann", "bob")] == [0, 1]
    places = 2
    assert line.place("bob") == 0
