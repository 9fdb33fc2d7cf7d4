"""The environment variables of a server, checked before anything starts."""

from __future__ import annotations

import logging
import os
import re

from dashboard.data.environment import DataSettings, EnvironmentSettings, SettingError, variable
from dashboard.engine.environment import EngineSettings
from dashboard.experiment.limits import Limits
from dashboard.experiment.programs.environment import ProgramSettings
from dashboard.store.environment import StoreSettings
from dashboard.ui.frame.admission import VisitSettings
from dashboard.ui.web.security_headers import FrameSettings

SERVER_SETTINGS: tuple[type[EnvironmentSettings], ...] = (
    EngineSettings,
    ProgramSettings,
    Limits,
    DataSettings,
    StoreSettings,
    VisitSettings,
    FrameSettings,
)
# What Kubernetes and Docker tell of a service called overfit-lab.
_OF_SERVICES = re.compile(r"_SERVICE_HOST$|_PORT(_|$)")
_LOG = logging.getLogger("overfit_lab")


def check_environment() -> None:
    """Exits with a sentence for each variable whose value is wrong, instead of a traceback from wherever it is used.

    A name that is not known is told in the log: what somebody meant to bound may be without bounds.
    """
    problems: dict[str, None] = {}
    for settings in SERVER_SETTINGS:
        try:
            settings()
        except SettingError as error:
            problems |= dict.fromkeys(str(error).splitlines())
    if problems:
        raise SystemExit("\n".join(problems))
    for name in _unknown():
        _LOG.warning("%s is no setting of this server, and changes nothing: see docs/hosting.md.", name)


def _unknown() -> list[str]:
    known = {variable(settings, field) for settings in SERVER_SETTINGS for field in settings.model_fields}
    prefix = EnvironmentSettings.model_config["env_prefix"]
    own = (name for name in os.environ if name.upper().startswith(prefix))
    return sorted(name for name in own if name.upper() not in known and not _OF_SERVICES.search(name))
