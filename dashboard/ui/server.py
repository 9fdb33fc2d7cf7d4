"""What all visits of this server share: one training engine."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.engine.engine import Engine
from dashboard.engine.environment import EngineSettings
from dashboard.engine.run import Run
from dashboard.engine.scheduling.budget import Budget
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import LimitError, Limits
from dashboard.ui.lessons import rehearsals
from dashboard.ui.plain import plain
from dashboard.ui.session import one_per_process
from dashboard.ui.web.payers import PAYERS
from language.say import Unsaid, mark, t

# Who owns a training that several visitors look at.
FOR_ALL = "everybody"


@one_per_process
def get_engine() -> Engine:
    """The engine that all visits share, started at the first call as the environment says."""
    settings = EngineSettings()
    rehearsal = rehearsals() if settings.rehearsal else ()
    budget = Budget(settings.budget_seconds, PAYERS.payer)
    return Engine(settings.scheduler_address, Limits(), is_present, rehearsal, budget, padded=settings.padded).start()


_STARTING = mark("The training engine is starting. {what} appear in a few seconds, or later where the machine is busy.")
_TRAINING = mark("{what} are being trained.")


def say_it_starts(what: Unsaid) -> None:
    """Why there is nothing to see yet: `what` appear once the engine is there and has trained, if nothing keeps it."""
    engine = get_engine()
    said = t(_TRAINING if engine.ready else _STARTING, what=t(what))
    st.info(plain(engine.problem or said), icon=":material/bolt:")


def seconds_of(experiment: Experiment) -> float:
    """How long its training would take here; none where it is too large for this server, or finished already."""
    try:
        Limits().check(experiment)
    except LimitError:
        return 0.0
    engine = get_engine()
    return 0.0 if engine.is_finished(experiment) else engine.seconds(experiment)


def unless_in_trouble(said: str) -> str:
    """What is said of trainings that are under way, or why they stand still: there is no worker."""
    engine = get_engine()
    return said if engine.ready else plain(engine.problem) or said


def visitor() -> str:
    """The name under which the engine knows this browser tab."""
    context = get_script_run_ctx()
    return context.session_id if context else "nobody"


def visitors() -> int:
    """How many tabs are open."""
    if not Runtime.exists():
        return 0
    return Runtime.instance()._session_mgr.num_active_sessions()  # noqa: SLF001 - no public method counts them


def stop_own(*runs: Run) -> None:
    """Ends this visitor's runs that are under way: one that has gone over to another visitor goes on."""
    own = [run for run in runs if not run.ended and run.owner == visitor()]
    if own:
        get_engine().stop(*own)


def is_present(owner: str) -> bool:
    """Whether a visitor's tab is still connected; trainings for everybody outlive the visitor who asked first."""
    return owner == FOR_ALL or not Runtime.exists() or Runtime.instance().is_active_session(owner)
