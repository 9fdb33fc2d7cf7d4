"""What a sweep has found so far: in a sentence, and as charts with one slider, which the browser moves by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.analysis.results import Results
from dashboard.analysis.sweeps.divergence import divergence
from dashboard.analysis.sweeps.rows import untrainable_in_words
from dashboard.analysis.sweeps.swept import Swept
from dashboard.analysis.sweeps.words import basis, sentence
from dashboard.data.parts import Splits
from dashboard.experiment.sweeps.sweep import Sweep, make_all_splits
from dashboard.figures.sweeps.panels import sweep_panels, sweep_rewind
from dashboard.ui.charts import payload, show_payload
from dashboard.ui.frame.seal import open_splits
from dashboard.ui.pause import CALL_SECONDS, answer
from dashboard.ui.session import Slot
from dashboard.ui.waiting.batch import Extras, Warnings
from language.languages import spoken


def warnings_of(one: Sweep) -> Warnings:
    """What is said of values that diverged, and of those that can't be trained."""
    return Warnings(lambda results: divergence(Swept(one, results)), partial(untrainable_in_words, one))


def extras_of(one: Sweep) -> Extras:
    """Verdicts as the lab has them, on the first seed of each value; a map of two settings would take twice as long."""
    return Extras(judged=tuple(one.experiments.values()) if len(one.shape) == 1 else ())


def draw_sweep(
    one: Sweep,
    results: Results,
    *,
    key: str,
    is_set: bool = True,
    action: str = "",
    on_take: Callable[[], None] | None = None,
) -> None:
    """The sentence and the charts; `key` is the charts'. An `action` is a button that calls `on_take`.

    What the experiment's own values have is said where a control of the page `is_set` to them.

    Raises ConnectionError and TimeoutError where no worker makes the data.
    """
    swept = Swept(one, results)
    if not swept.places:
        return
    # Which have ended, and not only how many: another visitor's may be others.
    done = "".join("01"[record is not None] for row in results.rows for record in row)
    with st.container(key=f"{key}-said"):
        st.markdown(sentence(swept, is_set=is_set))
    about, shown = f"{_version(one)} {len(results.rows[0])} {spoken()} {action}", open_splits()
    last = Slot[tuple[object, bytes] | None](f"{key} drawn", None)
    try:
        charts = _charts(f"{about} {done} {swept.seeds}", shown, swept, action)
    except (ConnectionError, TimeoutError):
        # Until a worker has time for the data of a further value, those of the values before it stay.
        of, before = last.get() or (None, b"")
        if of == (about, shown):
            show_payload(before, key=key, on_take=on_take)
        raise
    last.set(((about, shown), charts))
    show_payload(charts, key=key, on_take=on_take)
    st.caption(basis(swept))


def _version(one: Sweep) -> str:
    """What tells one sweep from another."""
    return " ".join((one.experiments[one.start].digest, *(axis.number.name for axis in one.axes), *map(str, one.shape)))


@st.cache_resource(max_entries=8, show_spinner=False)
def _charts(version: str, shown: tuple[str, ...], _swept: Swept, _action: str) -> bytes:
    maps = len(_swept.sweep.axes) > 1
    rewind = sweep_rewind(_swept, _version(_swept.sweep), _action)
    return payload(sweep_panels(_swept, _splits(_swept), shown), rewind, triple=maps)


def _splits(swept: Swept) -> list[Splits]:
    """The data at each place; made once where the values share them."""
    experiments = {record.experiment.data: record.experiment for record in swept.records}
    made = answer(CALL_SECONDS, make_all_splits, tuple(experiments.values()))
    by_data = dict(zip(experiments, made, strict=True))
    return [by_data[record.experiment.data] for record in swept.records]
