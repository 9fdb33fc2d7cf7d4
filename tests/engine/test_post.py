"""Messages that come soon after each other share an event."""

from __future__ import annotations

from dashboard.engine.worker import HandedBack, Letters, Post


def test_letters_wait_for_each_other_and_keep_their_order() -> None:
    sent: list[Letters] = []
    post = Post(sent.append, every=3600.0)
    for place in range(3):
        post.add(place, HandedBack())
    assert sent == []
    post.empty()
    assert [place for place, _ in sent[0]] == [0, 1, 2]


def test_once_it_is_time_a_letter_is_sent() -> None:
    sent: list[Letters] = []
    post = Post(sent.append, every=0.0)
    post.add(0, HandedBack())
    post.add(1, HandedBack())
    assert [[place for place, _ in letters] for letters in sent] == [[0], [1]]


def test_an_empty_box_sends_nothing() -> None:
    sent: list[Letters] = []
    Post(sent.append, every=0.0).empty()
    assert sent == []
