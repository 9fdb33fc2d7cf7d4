"""The environment variables of a server, checked before anything starts."""

from __future__ import annotations

import re

from pydantic import ValidationError
from pydantic_settings import BaseSettings

from dashboard.data.environment import DataSettings
from dashboard.engine.environment import EngineSettings
from dashboard.experiment.limits import Limits
from dashboard.experiment.programs.environment import ProgramSettings
from dashboard.store.environment import StoreSettings
from dashboard.ui.frame.admission import VisitSettings
from dashboard.ui.web.security_headers import FrameSettings

SERVER_SETTINGS: tuple[type[BaseSettings], ...] = (
    EngineSettings,
    ProgramSettings,
    Limits,
    DataSettings,
    StoreSettings,
    VisitSettings,
    FrameSettings,
)


def check_environment() -> None:
    """Exits with a sentence for each variable whose value is wrong, instead of a traceback from wherever it is used."""
    problems = [problem for settings in SERVER_SETTINGS for problem in _problems(settings)]
    if problems:
        raise SystemExit("\n".join(problems))


def variable(settings: type[BaseSettings], field: str) -> str:
    """The environment variable that sets a field."""
    alias = settings.model_fields[field].validation_alias
    return alias if isinstance(alias, str) else f"{settings.model_config['env_prefix']}{field}".upper()


def _problems(settings: type[BaseSettings]) -> list[str]:
    try:
        settings()
    except ValidationError as error:
        return [f"{_name(settings, str(e['loc'][0]))}={_told(e['input'])}: {e['msg']}." for e in error.errors()]
    return []


def _told(value: object) -> str:
    """As it was set, without the password in an address."""
    return re.sub(r"//.*@", "//…@", str(value))


def _name(settings: type[BaseSettings], location: str) -> str:
    """The variable that an error is about; pydantic gives it where a field has it as an alias, else the field."""
    return variable(settings, location) if location in settings.model_fields else location
