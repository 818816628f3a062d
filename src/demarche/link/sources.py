"""Independent sources: on whose word a happening rests, counted by who is quoted, the outlet and the copied text.

Officials of one government are one source, however many speak. A text that quotes nobody speaks for its outlet, and all
copies of one text, or texts of one agency, for one. Denials vouch for nothing.
"""

from collections import defaultdict
from collections.abc import Sequence

from demarche.lexicon.linking import agency_names
from demarche.lexicon.world import World
from demarche.model.happening import Origin, Report, Voice

#: Signs of a document's id that stand for its outlet where that is not known.
SHORT = 8
VOUCHING = frozenset({"asserts", "confirms"})


def origins_of(reports: Sequence[Report]) -> tuple[Origin, ...]:
    """One for each independent source, the one with most reports first."""
    voices: dict[str, dict[str, None]] = defaultdict(dict)
    quoted: dict[str, list[Report]] = defaultdict(list)
    own: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.status == "denied":
            continue
        vouching = [voice for voice in report.sources if voice.stance in VOUCHING]
        for voice in vouching:
            if voice.kind == "outlet":
                own[agency_names().get(voice.name, voice.name)].append(report)
            else:
                speaker = side(voice) if known(voice) else f"somebody unnamed, by {origin_name(report)}"
                voices[speaker][voice.name] = None
                quoted[speaker].append(report)
        if not vouching and not report.sources:
            own[origin_name(report)].append(report)
    found = [_quoted(name, list(voices[name]), told) for name, told in quoted.items()]
    found += [_own(name, told) for name, told in own.items()]
    return tuple(sorted(found, key=lambda origin: (-len(origin.reports), origin.name)))


def known(voice: Voice) -> bool:
    """False for "officials" of nobody knows which country: they are only as good as who quotes them."""
    return voice.country is not None or (voice.kind != "group" and voice.name[:1].isupper())


def side(voice: Voice) -> str:
    """The state or body that somebody speaks for, else the voice itself."""
    state = World.load().state(voice.country) if voice.country else None
    return state.name if state is not None else voice.country or voice.name


def origin_name(report: Report) -> str:
    """The agency or family a text came from; a text of its own stands for its outlet."""
    if report.origin and report.origin != report.document:
        return report.origin
    return report.outlet or "document " + report.document.removeprefix("sha256:")[:SHORT]


def _quoted(name: str, voices: list[str], reports: list[Report]) -> Origin:
    who = ", ".join(sorted(voices))
    speaks = who if all(voice.endswith(name) for voice in voices) or name.startswith("somebody") else f"{who} of {name}"
    return Origin(name, _ids(reports), f"{speaks}: quoted in {_counted(reports)}")


def _own(name: str, reports: list[Report]) -> Origin:
    outlets = sorted({report.outlet for report in reports if report.outlet} - {name})
    by = f" ({', '.join(outlets)})" if outlets else ""
    if name.startswith("family:"):
        return Origin(name, _ids(reports), f"one text told {_counted(reports)}{by}")
    return Origin(name, _ids(reports), f"{name} in its own voice: {_counted(reports)}{by}")


def _ids(reports: Sequence[Report]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(report.id for report in reports))


def _counted(reports: Sequence[Report]) -> str:
    documents = len({report.document for report in reports})
    texts = len({report.origin or report.document for report in reports})
    many = f"{documents} document{'s' if documents != 1 else ''}"
    return many if texts == documents else f"{many}, {texts} text{'s' if texts != 1 else ''}"
