"""The script of a visit: a page in its frame, or a place in the line before it."""

from dashboard.ui.frame.frame import show_page
from dashboard.ui.frame.waiting_line import is_let_in, show_waiting_line
from dashboard.ui.language import begin_language
from dashboard.ui.server import visitor
from dashboard.ui.session import begin_run
from dashboard.ui.web.owner_cookie import browser_key
from dashboard.ui.web.payers import PAYERS
from dashboard.ui.web.turns import TURNS

# A worker process that starts while a page runs imports this file again, under another name.
if __name__ == "__main__":
    with TURNS.taken():
        begin_run()
        begin_language()
        if is_let_in():
            PAYERS.note(visitor(), browser_key())
            show_page()
        else:
            show_waiting_line()
