"""The parts of the page: the plan, the way into a room, and a room as its teacher and its students see it."""
