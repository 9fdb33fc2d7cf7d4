"""Settings from the environment; of this room, where visitors' data are kept and how large they may be."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field, PositiveInt, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

# The largest log of curves.
LOG_MB = 20
# Of an environment file no shell reads the `~`.
Folder = Annotated[Path, BeforeValidator(os.path.expanduser)]


class SettingError(ValueError):
    """Variables can't be used; the message has a line for each."""


class EnvironmentSettings(BaseSettings):
    """Settings from variables such as OVERFIT_LAB_DATA; an empty variable counts as unset.

    The value of a field without `repr` may hold a password, and is never told.
    """

    model_config = SettingsConfigDict(
        env_prefix="OVERFIT_LAB_", env_ignore_empty=True, frozen=True, allow_inf_nan=False
    )

    def __init__(self, **values: Any) -> None:
        """Raises SettingError."""
        try:
            super().__init__(**values)
        except ValidationError as error:
            lines = [_line(type(self), one) for one in error.errors()]
            # Not from pydantic's error, which tells every value.
            raise SettingError("\n".join(lines)) from None


def variable(settings: type[BaseSettings], field: str) -> str:
    """The environment variable that sets a field."""
    alias = settings.model_fields[field].validation_alias
    return alias if isinstance(alias, str) else f"{settings.model_config['env_prefix']}{field}".upper()


def _line(settings: type[BaseSettings], error: ErrorDetails) -> str:
    # Where a field has an alias, pydantic gives that, which is the variable.
    place = str(error["loc"][0])
    name = variable(settings, place) if place in settings.model_fields else place
    is_secret = place in settings.model_fields and not settings.model_fields[place].repr
    told = "" if is_secret else f"={error['input']}"
    return f"{name}{told}: {error['msg']}."


class DataSettings(EnvironmentSettings):
    """The folder of the tables, `data` for OVERFIT_LAB_DATA, and the largest upload in megabytes.

    Workers on other machines need to share the folder.
    """

    data: Folder = Field(default_factory=lambda: Path.home() / ".cache" / "overfit-lab")
    # Not above `maxUploadSize` of Streamlit's configuration.
    upload_mb: PositiveInt = Field(50, le=200)

    @property
    def sent_bytes(self) -> int:
        """The largest table or log with what a browser sends around it, at most a megabyte."""
        return (max(self.upload_mb, LOG_MB) + 1) * 2**20


def data_folder() -> Path:
    """The same folder, for a page that asks a thousand times: to read all settings takes a quarter of a millisecond."""
    return _folder_set_by(os.environ.get("OVERFIT_LAB_DATA"))


@lru_cache(maxsize=1)
def _folder_set_by(_variable: str | None) -> Path:
    return DataSettings().data


def folders_of_libraries() -> dict[str, str]:
    """Variables by which skrub and matplotlib write into that folder instead of the home directory.

    Both write when they are imported; without a home, skrub can't be. Keras imports matplotlib where it is installed.
    """
    folder = str(data_folder().absolute() / "libraries")
    return {"SKB_DATA_DIRECTORY": folder, "MPLCONFIGDIR": folder}
