"""The experiment of a visit: kept in the session, mirrored by the sidebar's widgets and by the address bar."""

from __future__ import annotations

import streamlit as st

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links import link, pins
from dashboard.experiment.links.restrictions import Restrictions, restrictions_of
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.links.sweep import sweep_link
from dashboard.experiment.settings import SETTINGS, to_settings
from dashboard.ui.controls import standing, widgets
from dashboard.ui.controls.echoes import is_echo, note_address, note_replaced, without_echoes
from dashboard.ui.controls.trainable import trainable, valid
from dashboard.ui.controls.unheard import note_heard, set_again, to_set
from dashboard.ui.language import language_link
from dashboard.ui.session import Slot, is_callback, is_own_run, is_step_in_history, page_acted
from language.languages import spoken

# Whether the lab has yet to train what the visit, or a link, begins with: on whatever page that was.
UNTRAINED = Slot("untrained link", default=True)
EXPERIMENT = Slot("experiment", Experiment())
# Whether a change is trained at once; also the key of the control.
AS_I_CHANGE = Slot("train as I change", default=True)
# Whether a link seals the test set: see `dashboard.ui.frame.seal`.
SEAL_ASKED = Slot("seal asked for", default=False)
# The names of the one or two numbers that are swept.
SWEPT: Slot[tuple[str, ...]] = Slot("swept", ())
# Whether the objective stands beside the losses; also the key of the control.
OBJECTIVE = Slot("objective", default=False)
# The experiments whose curves stay behind later ones.
PINS: Slot[tuple[Experiment, ...]] = Slot("pins", ())
_LINK: Slot[dict[str, str]] = Slot("link", {})
_RESTRICTIONS = Slot("restrictions", Restrictions())
_SPOKEN = Slot("language of the widgets", "")


def current() -> Experiment:
    """The experiment as the widgets show it now."""
    before = EXPERIMENT.get()
    held = to_settings(before)
    said = {name: widgets.read(name, value) for name, value in held.items()}
    read = without_echoes(said, held)
    if _browser_has_heard(before):
        note_heard(
            moved=[name for name in held if read[name] != held[name]],
            echoes=[name for name in held if said[name] != read[name]],
        )
    experiment = before if read == held else valid(before, read)
    now, _ = trainable(experiment)
    if now.data.dataset != experiment.data.dataset:
        # Its table has been deleted in another tab: that is said as of a link to it.
        standing.put(to_link(experiment), now, ignored=True)
    if now is not before:
        settled = to_settings(now)
        note_replaced(read, settled)
        replaced = {name for name, value in settled.items() if value != read[name]}
        set_again(replaced | widgets.renamed(before, now))
    EXPERIMENT.set(now)
    return now


def choose(experiment: Experiment) -> None:
    """Sets all widgets to an experiment, but for what is locked. For callbacks, and before the widgets are drawn."""
    page_acted()
    _set_widgets(allowed(experiment))


def allowed(experiment: Experiment) -> Experiment:
    """An experiment as far as the link lets it be chosen."""
    try:
        return restrictions().apply_locks(EXPERIMENT.get(), experiment)
    except ValueError:
        return EXPERIMENT.get()


def _set_widgets(experiment: Experiment) -> None:
    """Makes an experiment that the program chose that of the visit.

    Sets no other widgets: over a slow line they may have been moved on since.
    """
    before, values = EXPERIMENT.get(), to_settings(experiment)
    held = to_settings(before)
    note_replaced(held, values)
    EXPERIMENT.set(experiment)
    changed = {name for name, value in values.items() if value != held[name]} | widgets.renamed(before, experiment)
    for name in changed:
        widgets.write(name, values[name])
    set_again(changed)


def _browser_has_heard(experiment: Experiment) -> bool:
    """Whether the browser asks for this run with the address of this experiment, which comes after the controls."""
    query = {name: text for name, text in st.query_params.to_dict().items() if name in SETTINGS}
    return (is_callback() or not is_own_run()) and query == to_link(experiment)


def keep_widgets() -> None:
    """Just before they are drawn, sets the widgets that have lost their values, and those that are to be set again.

    The first are those of a page that was left, and those that were hidden.
    """
    if not AS_I_CHANGE.is_set:
        # The visit began on another page. Without a value, a toggle is off.
        AS_I_CHANGE.set(AS_I_CHANGE.default)
    again = to_set()
    for name, value in to_settings(EXPERIMENT.get()).items():
        (widgets.write if name in again else widgets.keep)(name, value)


def restrictions() -> Restrictions:
    """What the visit's link hides and locks."""
    return _RESTRICTIONS.get()


def reset() -> None:
    """Sets all widgets back to their defaults; what the link hides or locks keeps its value."""
    kept = {name: value for name, value in to_settings(current()).items() if restrictions().kept(SETTINGS[name])}
    choose(valid(Experiment(), to_settings(Experiment()) | kept))


def adopt_link() -> tuple[Experiment, tuple[str, ...]]:
    """Takes the experiment from the address bar if it came from elsewhere: a link that was opened, or a step back.

    The menu leads to an address without settings: it keeps the experiment, unless it is a step back. After a control
    was moved, or when the page itself asked for this run, the address is at best an echo of an earlier one. Returns the
    visit's experiment, and what had to be ignored, as clauses, for as long as that link stands.
    """
    query = {name: value for name, value in st.query_params.to_dict().items() if name != link.LANG}
    first, before = not EXPERIMENT.is_set, EXPERIMENT.get()
    experiment = current()
    asked_for = is_step_in_history() or (query and not is_echo(query))
    others = asked_for and query != _LINK.get() and experiment == before and not is_own_run()
    if first or others:
        experiment = standing.take(query)
        _LINK.set(query)
        _RESTRICTIONS.set(restrictions_of(query))
        AS_I_CHANGE.set(not link.trains_on_click(query))
        SWEPT.set(standing.swept_in(query)[0])
        _adopt_view(query)
        UNTRAINED.set(True)
        _set_widgets(experiment)
    if spoken() != _SPOKEN.get():
        if _SPOKEN.is_set:
            # A browser tells an option by what it was called.
            set_again(SETTINGS)
        _SPOKEN.set(spoken())
    return experiment, standing.ignored(EXPERIMENT.get())


def adopt_settings() -> tuple[str, ...]:
    """On other pages: takes the settings from the address where the visit begins there, and from then on nothing.

    Returns what had to be ignored, as `adopt_link` does.
    """
    if not EXPERIMENT.is_set:
        query = {name: text for name, text in st.query_params.to_dict().items() if name in SETTINGS}
        EXPERIMENT.set(standing.take(query))
    # Without a table that has been deleted since, of which this then says so.
    return standing.ignored(current())


def _adopt_view(query: dict[str, str]) -> None:
    """Takes what is drawn beside the curves. A link that does not mention it changes nothing, but a step back does."""
    back = is_step_in_history()
    if back or link.SHOW in query:
        OBJECTIVE.set(query.get(link.SHOW) == link.OBJECTIVE)
    if back or pins.PINS in query:
        PINS.set(tuple(one for one in pins.pinned_by(query) if not trainable(one)[1]))


def write_link(experiment: Experiment) -> None:
    """Puts the experiment, and how it is shown, into the address bar."""
    said = to_link(experiment) | restrictions().link | ({} if AS_I_CHANGE.get() else {link.TRAIN: link.ON_CLICK})
    said |= ({link.TEST: link.SEALED} if SEAL_ASKED.get() else {}) | sweep_link(SWEPT.get())
    said |= ({link.SHOW: link.OBJECTIVE} if OBJECTIVE.get() else {}) | pins.pins_link(PINS.get())
    address = said | language_link()
    # A browser may say the right address before it has heard of another one.
    if address == st.query_params.to_dict() and said == _LINK.get():
        return
    note_address(_LINK.get())
    _LINK.set(said)
    st.query_params.from_dict(address)
