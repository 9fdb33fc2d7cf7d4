"""A room: led by the browser that opened it, and taken part in by all others."""

from __future__ import annotations

from dashboard.store.in_class.classrooms import ENDED
from dashboard.ui.classroom.rooms import get_classrooms
from dashboard.ui.web.browser import leader
from language.say import t
from pages.in_class.sections.acts import tell
from pages.in_class.sections.entrance import leave
from pages.in_class.sections.leading import lead
from pages.in_class.sections.posed import asked_in
from pages.in_class.sections.taking_part import take_part


def show_room(code: str) -> bool:
    """Shows the room of a code; where there is none, has that said and returns False."""
    room = get_classrooms().find(code)
    asked = asked_in(room) if room else None
    if room is None or asked is None:
        leave()
        tell(t(ENDED))
        return False
    (lead if room.owner == leader() else take_part)(room, asked)
    return True
