"""The only reader of the environment."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from platformdirs import user_data_path

from demarche.errors import SettingsError

#: Every variable that Demarche looks at, with its meaning; docs/cli.md must name each.
VARIABLES = {"DEMARCHE_STORE": "path of the store file"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has set outside the command line."""

    store: Path

    @classmethod
    def load(cls) -> Self:
        """From the environment, else the defaults of the system; raises SettingsError."""
        given = os.environ.get("DEMARCHE_STORE")
        if given is not None and not given.strip():
            raise SettingsError("DEMARCHE_STORE is set but empty: give a path or unset it")
        return cls(store=Path(given) if given else user_data_path("demarche", appauthor=False) / "records.sqlite")
