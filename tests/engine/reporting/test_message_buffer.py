"""Messages that follow each other closely share an event."""

from __future__ import annotations

from dashboard.engine.reporting.message_buffer import MessageBuffer
from dashboard.engine.reporting.messages import TaskMessages, TrainingPostponed


def test_messages_are_sent_together_in_their_order() -> None:
    sent: list[TaskMessages] = []
    buffer = MessageBuffer(sent.append, seconds=3600.0)
    for index in range(3):
        buffer.add(index, TrainingPostponed())
    assert sent == []
    buffer.flush()
    assert [index for index, _ in sent[0]] == [0, 1, 2]


def test_a_message_is_sent_once_enough_time_has_passed() -> None:
    sent: list[TaskMessages] = []
    buffer = MessageBuffer(sent.append, seconds=0.0)
    buffer.add(0, TrainingPostponed())
    buffer.add(1, TrainingPostponed())
    assert [[index for index, _ in messages] for messages in sent] == [[0], [1]]


def test_an_empty_buffer_sends_nothing() -> None:
    sent: list[TaskMessages] = []
    MessageBuffer(sent.append, seconds=0.0).flush()
    assert sent == []
