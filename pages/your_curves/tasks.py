"""What a worker reads for this lesson: event files need TensorFlow."""

from __future__ import annotations

from dashboard.data.curves.log import Log


def read_events(content: bytes, name: str) -> Log:
    """The scalars in one of TensorBoard's event files."""
    from dashboard.training.logs.event_file import read_event_file

    return read_event_file(content, name)
