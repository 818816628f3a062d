"""Regular inflected forms of a verb, for words whose lemma the language model may not know ("severed", "rebuked")."""

from collections.abc import Iterable

VOWELS = "aeiou"
SIBILANTS = ("s", "x", "z", "ch", "sh")


def regular_forms(verb: str) -> frozenset[str]:
    """Third person, past and -ing form by the rules of spelling; with and without a doubled consonant."""
    third = verb + ("es" if verb.endswith(SIBILANTS) else "s")
    if verb.endswith("e"):
        return frozenset({third, verb + "d", (verb[:-1] if not verb.endswith("ee") else verb) + "ing"})
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return frozenset({verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"})
    forms = {third, verb + "ed", verb + "ing"}
    if verb[-1] not in VOWELS + "wxy" and verb[-2:-1] in VOWELS:
        forms |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return frozenset(forms)


def bases(verbs: Iterable[str]) -> dict[str, str]:
    """Inflected form -> verb; a form of two verbs goes to the first in the alphabet."""
    found: dict[str, str] = {}
    for verb in sorted(verbs):
        if verb.isalpha() and len(verb) > 2:
            for form in regular_forms(verb):
                found.setdefault(form, verb)
    return found
