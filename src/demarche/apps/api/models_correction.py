"""What the API takes and gives of corrections and judgements."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from demarche.apps.api.deps import Name
from demarche.apps.api.models import Out
from demarche.apps.api.models_record import AnchorOut, CorrectionOut
from demarche.link.correcting import LONGEST_REASON, MOST_NAMES
from demarche.model.correction import FIELDS

Value = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00]*$")]
Reason = Annotated[str, StringConstraints(max_length=LONGEST_REASON, pattern=r"^[^\x00]*$")]
HappeningKey = Annotated[str, StringConstraints(max_length=40, pattern="^(happening:)?[0-9a-f]{4,16}$")]
DocumentKey = Annotated[str, StringConstraints(max_length=100, pattern="^(sha256:)?[0-9a-f]{4,64}$")]
ReportKey = Annotated[str, StringConstraints(max_length=40, pattern="^(report:)?[0-9a-f]{4,20}$")]


class In(BaseModel):
    """What is not named here is refused, so that a misspelt field is not taken for none."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    by: Name
    """Who says so."""
    reason: Reason = ""
    """Why."""


class CorrectionIn(In):
    """What is right: of an event of a document, of somebody in a document, or of all that a happening is told as."""

    document: DocumentKey | None = None
    """The article, by id or its beginning; with `event` or `actor`."""
    event: Value | None = None
    """Id of an event in its record."""
    actor: Value | None = None
    """Id or name of an actor in its record; the field is `actor`."""
    happening: HappeningKey | None = None
    """Instead of a document: the happening whose reports are all wrong alike."""
    field: Annotated[str, Field(json_schema_extra={"enum": list(FIELDS)})]
    """What is wrong: kind, status, agents, recipients, place, days, event (it is none) or actor (who that is)."""
    value: list[Value] = Field([], max_length=MOST_NAMES)
    """What is right: names for parties, one or two ISO days or one EDTF date for days; nothing where there is none."""


class EventIn(In):
    """An event that was missed: the words that tell of it, and what they tell."""

    words: Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"^[^\x00]*$")]
    """As they stand in the text; white space does not count."""
    start: Annotated[int, Field(ge=0, le=1_000_000_000)] | None = None
    """Where they begin, in Unicode code points of the text, if they stand there more than once."""
    kind: Value
    """A kind of `/kinds`."""
    status: Value
    """occurred, ongoing, planned, possible, cancelled, postponed or denied."""
    agents: list[Value] = Field([], max_length=MOST_NAMES)
    """Who does it: names, ids or ISO 3166-1 codes."""
    recipients: list[Value] = Field([], max_length=MOST_NAMES)
    """To or with whom."""
    place: Value | None = None
    """Where."""
    days: list[Value] = Field([], max_length=2)
    """One or two ISO days, or one EDTF date."""


class StatedOut(CorrectionOut):
    """A correction with where it stands."""

    about: str
    """Id of the event, or name of the actor, that it holds of."""
    words: str
    """The words it is pinned to."""
    state: str
    """holds, undone, older (a newer one holds) or lost (a newer reading tells nothing there)."""


class CorrectedOut(Out):
    """What came of a correction."""

    corrections: list[CorrectionOut]
    """Those that were made; where the record said so already, those by which it does."""
    happenings: list[str]
    """Ids of the happenings as which the corrected events are told now."""


class JudgementIn(In):
    """What is one happening."""

    verdict: Literal["merge", "split", "accept", "undo"]
    """merge with `other`; split `reports` off; accept or undo: one report belongs there, or does not."""
    happening: HappeningKey
    """The happening, by id or its beginning."""
    other: HappeningKey | None = None
    """The happening it is one with."""
    reports: list[ReportKey] = Field([], max_length=500)
    """Reports of it, by id or its beginning."""


class PairOut(Out):
    """Two reports that are, or are not, of one happening."""

    one: AnchorOut
    """The words of the one."""
    other: AnchorOut
    """The words of the other."""
    same: bool
    """Whether they are."""


class JudgementOut(Out):
    """What somebody judged in one go."""

    id: str
    """`judgement:` and hexadecimal digits."""
    by: str
    """Who says so."""
    at: datetime
    """When it was said."""
    note: str
    """Why."""
    pairs: list[PairOut]
    """What it says of each two reports."""
    undone_by: str | None
    """Who undid it; null while it holds."""
    undone_at: datetime | None
    """When it was undone."""
    undone_reason: str
    """Why it was undone."""


class JudgedOut(Out):
    """What came of a judgement."""

    judgement: JudgementOut
    """What was judged."""
    happening: str
    """Id of the happening that came of it: the merged one, the one split off, or that of the report."""


class UndoneBy(BaseModel):
    """Who undoes it, and why."""

    model_config = ConfigDict(extra="forbid")

    by: Name = Field(description="Who undoes it.")
    reason: Reason = Field("", description="Why.")
