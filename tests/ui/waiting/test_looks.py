"""Looks at which a live part would find nothing are left out."""

from __future__ import annotations

from dashboard.ui.waiting.looks import Look, Looks


def test_a_look_is_idle_until_there_is_something_that_was_not_drawn() -> None:
    looks, done = Looks(), [3]
    look = Look(lambda: done[0])
    looks.add("part", look)
    assert not looks.is_idle("part")
    look.note_drawn(3)
    assert looks.is_idle("part")
    done[0] = 4
    assert not looks.is_idle("part")


def test_a_look_of_a_part_that_nothing_is_known_of_is_not_idle() -> None:
    assert not Looks().is_idle("part")


def test_a_part_that_its_visit_has_given_up_is_forgotten() -> None:
    looks = Looks()
    look = Look(lambda: 3)
    look.note_drawn(3)
    looks.add("part", look)
    del look
    assert not looks.is_idle("part")
