"""Every error Demarche raises on purpose.

DemarcheError
├── InputError          one source cannot be read: names the input and the reason
│   └── LanguageError   the source is not in a language Demarche reads
├── LexiconError        a table or rule is malformed: names the file and the line
├── ModelError          the language model is missing or does not fit
├── CorrectionError     what a person wants to correct cannot be so: says what is wrong with it
├── StoreError          the store cannot be opened, read or written
│   └── NotFoundError   what was asked for by its id or name is not in the store, or several are
└── SettingsError       an option, environment variable or configuration file is wrong
"""


class DemarcheError(Exception):
    """Base of all errors that are shown to a user as one line."""


class InputError(DemarcheError):
    """A source that cannot be read; `source` names it and `reason` says why."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class LanguageError(InputError):
    """A source in a language that Demarche does not read."""


class LexiconError(DemarcheError):
    """A malformed table, rule or overlay; the message names file and line."""


class ModelError(DemarcheError):
    """A language model that is missing, broken or has the wrong labels."""


class CorrectionError(DemarcheError):
    """A correction or judgement that cannot be: an unknown kind, a day that is no date, words that name no event."""


class StoreError(DemarcheError):
    """A store that cannot be opened, read or written; the message names its path."""


class NotFoundError(StoreError):
    """Nothing in the store has this id or name, or several have; the message names it."""


class SettingsError(DemarcheError):
    """A wrong option, environment variable or configuration file."""
