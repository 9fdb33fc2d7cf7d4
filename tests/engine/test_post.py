"""Short trainings share an event; what is watched is sent at once."""

from __future__ import annotations

from dashboard.engine.worker import HandedBack, Letters, Post


def test_letters_wait_for_each_other_and_keep_their_order() -> None:
    sent: list[Letters] = []
    post = Post(sent.append)
    for place in range(3):
        post.add(place, HandedBack())
    assert sent == []
    post.empty()
    assert [place for place, _ in sent[0]] == [0, 1, 2]


def test_an_urgent_letter_takes_the_others_along() -> None:
    sent: list[Letters] = []
    post = Post(sent.append)
    post.add(0, HandedBack())
    post.add(1, HandedBack(), now=True)
    assert [[place for place, _ in letters] for letters in sent] == [[0, 1]]


def test_an_empty_box_sends_nothing() -> None:
    sent: list[Letters] = []
    Post(sent.append).empty()
    assert sent == []
