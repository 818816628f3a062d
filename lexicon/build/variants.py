"""Other spellings that news uses for a name, by the habits of its language."""

import re

SLAVIC = frozenset("RUS UKR BLR KAZ KGZ UZB TJK TKM AZE ARM GEO BGR".split())
ARABIC = frozenset(
    "SAU ARE QAT KWT BHR OMN YEM IRQ JOR LBN SYR PSE EGY LBY TUN DZA MAR SDN SOM MRT IRN AFG PAK TCD DJI".split()
)
GERMAN = frozenset("DEU AUT CHE LUX".split())
#: Ways to write one given name; the first few that fit are taken.
GIVEN = (
    ("Sergey", "Sergei"),
    ("Dmitry", "Dmitri", "Dmitriy"),
    ("Alexei", "Alexey", "Aleksei"),
    ("Yury", "Yuri", "Yuriy"),
    ("Andrei", "Andrey"),
    ("Nikolai", "Nikolay"),
    ("Vasily", "Vassily"),
    ("Alexander", "Aleksandr"),
    ("Anatoly", "Anatoliy"),
    ("Valery", "Valeri"),
    ("Yevgeny", "Evgeny"),
    ("Gennady", "Gennadiy"),
    ("Mikhail", "Michail"),
    ("Volodymyr", "Vladimir"),
    ("Oleksandr", "Alexander"),
    ("Dmytro", "Dmitry"),
    ("Sergiy", "Serhiy", "Serhii"),
    ("Oleksiy", "Oleksii"),
    ("Mykola", "Nikolai"),
    ("Andriy", "Andrii"),
    ("Yulia", "Yuliya"),
)
MUHAMMAD = ("Mohammed", "Mohammad", "Mohamed", "Muhammad")


def variants(name: str, aliases: list[str], country: str, family_first: bool) -> list[str]:
    """Spellings that follow from the name; accents need none, they are folded anyway."""
    found: dict[str, None] = {}
    for base in (name, *aliases[:3]):
        words = base.split()
        if len(words) < 2:
            continue
        if country in SLAVIC:
            found |= dict.fromkeys(slavic(words))
        if country in ARABIC:
            found |= dict.fromkeys(arabic(words))
        if country in GERMAN:
            found[base.translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ö": "Oe", "Ä": "Ae", "Ü": "Ue"}))] = (
                None
            )
        if family_first and country in ("KOR", "PRK", "TWN", "CHN"):
            found |= dict.fromkeys(eastern(words))
        if country == "JPN" and len(words) == 2 and base == name:
            found[f"{words[1]} {words[0]}"] = None
        middle = re.fullmatch(r"(\S+) [A-Z]\. (\S+)", base)
        if middle:
            found[f"{middle[1]} {middle[2]}"] = None
    found.pop(name, None)
    return list(found)[:8]


def slavic(words: list[str]) -> list[str]:
    firsts = next((list(group) for group in GIVEN if words[0] in group), [words[0]])
    last = words[-1]
    lasts = [last]
    stem = re.sub(r"(skyy|skiy|skyi|skii|sky|ski)$", "", last)
    if stem != last:
        lasts = [stem + end for end in ("sky", "skyy", "skiy")]
    return [" ".join([first, *words[1:-1], end]) for first in firsts for end in lasts]


def arabic(words: list[str]) -> list[str]:
    found = []
    if re.match(r"[ae]l-", words[-1]):
        stem = words[-1][3:]
        found += [" ".join([*words[:-1], form]) for form in (f"Al-{stem}", f"al-{stem}", stem, f"Al {stem}")]
    elif len(words) == 2 and words[-1][0].isupper() and not words[-1].startswith("Al"):
        found.append(f"{words[0]} al-{words[-1]}")
    for index, word in enumerate(words):
        if word in MUHAMMAD:
            found += [" ".join([*words[:index], other, *words[index + 1 :]]) for other in MUHAMMAD]
    return found


def eastern(words: list[str]) -> list[str]:
    """ "Kim Jong-un" -> "Kim Jong Un"; "Yoon Suk Yeol" -> "Yoon Suk-yeol"."""
    if len(words) == 2 and "-" in words[1]:
        one, _, two = words[1].partition("-")
        return [
            f"{words[0]} {one} {two.capitalize()}",
            f"{words[0]} {one}-{two.capitalize()}",
            f"{one}-{two} {words[0]}",
        ]
    if len(words) == 3:
        return [f"{words[0]} {words[1]}-{words[2].lower()}"]
    return []
