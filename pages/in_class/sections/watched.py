"""The part of a room that looks, every second or two, whether anything has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from dashboard.store.errors import StoreError
from dashboard.store.in_class.classrooms import Classroom
from dashboard.ui.classroom.rooms import get_classrooms
from dashboard.ui.waiting.live import TICK_SECONDS, watch
from pages.in_class.sections.posed import Posed


def watch_room(
    room: Classroom, posed: Posed, draw: Callable[[Classroom], None], every: float, *, each_entry: bool = False
) -> None:
    """Draws a line about the room, again and again, and has the page run anew once there is more than that to show.

    That is another question, the answer, the end of the room, what has been trained, and with `each_entry` whatever is
    sent.
    """

    def stage(now: Classroom | None, *, ready: bool) -> Hashable:
        return now and (now.asked, now.revealed, now.version if each_entry else 0, ready)

    drawn_at = stage(room, ready=posed.ready)

    def glanced() -> Classroom | None:
        try:
            return get_classrooms().glance(room.code)
        except StoreError:
            # The database may be back at the next look.
            return room

    watch(
        lambda: draw(glanced() or room),
        lambda: stage(glanced(), ready=posed.ready),
        drawn_at,
        over=False,
        every=every if posed.ready else TICK_SECONDS,
    )
