"""Settings from the environment; of this room, where visitors' data are kept and how large they may be."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from pydantic import Field, PositiveInt
from pydantic_settings import BaseSettings, SettingsConfigDict


class EnvironmentSettings(BaseSettings):
    """Settings from variables such as OVERFIT_LAB_DATA; an empty variable counts as unset."""

    model_config = SettingsConfigDict(
        env_prefix="OVERFIT_LAB_", env_ignore_empty=True, frozen=True, allow_inf_nan=False
    )


class DataSettings(EnvironmentSettings):
    """The folder of the tables, `data` for OVERFIT_LAB_DATA, and the largest upload in megabytes.

    Workers on other machines need to share the folder.
    """

    data: Path = Field(default_factory=lambda: Path.home() / ".cache" / "overfit-lab")
    # Not above `maxUploadSize` of Streamlit's configuration.
    upload_mb: PositiveInt = Field(50, le=200)


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
