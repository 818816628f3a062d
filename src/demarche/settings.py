"""The only reader of the environment."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from platformdirs import user_data_path

from demarche.errors import SettingsError

#: Every variable that Demarche looks at, with its meaning; docs/cli.md must name each.
VARIABLES = {
    "DEMARCHE_STORE": "path of the store file, or the address of a PostgreSQL database",
    "DEMARCHE_MODEL": "name or folder of a spaCy pipeline that reads instead of the shipped model",
    "DEMARCHE_ACTORS": "path of a CSV of your own actors, which go before those of the lexicon",
    "DEMARCHE_TOKEN": "the token with which `demarche serve` lets one write corrections",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has set outside the command line; `store` is a path or the address of a database."""

    store: str
    model: str | None = None
    actors: Path | None = None
    token: str | None = None

    @classmethod
    def load(cls) -> Self:
        """From the environment, else the defaults of the system; raises SettingsError."""
        store, actors = given("DEMARCHE_STORE", "a path or an address"), given("DEMARCHE_ACTORS", "the path of a CSV")
        return cls(
            store=store or str(user_data_path("demarche", appauthor=False) / "records.sqlite"),
            model=given("DEMARCHE_MODEL", "the name of a spaCy pipeline"),
            actors=Path(actors) if actors else None,
            token=given("DEMARCHE_TOKEN", "a token"),
        )


def given(variable: str, wanted: str) -> str | None:
    """The value of a variable, None where it is not set; raises SettingsError where it is set to nothing."""
    value = os.environ.get(variable)
    if value is not None and not value.strip():
        raise SettingsError(f"{variable} is set but empty: give {wanted} or unset it")
    return value
