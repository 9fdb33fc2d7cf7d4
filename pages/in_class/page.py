"""In class: a room in which a class says what it expects, and a plan of 50 minutes with questions and answers."""

import streamlit as st

from dashboard.store.errors import StoreError
from dashboard.ui.plain import plain
from language.say import t
from pages.in_class.sections.acts import say
from pages.in_class.sections.entrance import code_asked_for, show_way_in
from pages.in_class.sections.plan import show_plan
from pages.in_class.sections.room import show_room

try:
    code = code_asked_for()
    in_room = bool(code) and show_room(code)
    if not in_room:
        st.title(t("How do you teach overfitting to a class?"), anchor=False)
        say()
        show_way_in()
except StoreError as error:
    in_room = False
    st.error(t("Rooms can't be opened or joined at present: {why}.", why=plain(str(error))), icon=":material/error:")
if not in_room:
    show_plan()
