"""Morphological features that follow from a Penn tag, the word and its place in the tree (UD names)."""

TAG_FEATURES = {
    "VB": "VerbForm=Inf",
    "VBD": "Mood=Ind|Tense=Past|VerbForm=Fin",
    "VBG": "VerbForm=Ger",
    "VBN": "Tense=Past|VerbForm=Part",
    "VBP": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "VBZ": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "MD": "VerbForm=Fin",
    "NN": "Number=Sing",
    "NNP": "Number=Sing",
    "NNS": "Number=Plur",
    "NNPS": "Number=Plur",
    "JJ": "Degree=Pos",
    "JJR": "Degree=Cmp",
    "JJS": "Degree=Sup",
    "RBR": "Degree=Cmp",
    "RBS": "Degree=Sup",
    "CD": "NumType=Card",
}
PARTICIPLE_PRESENT = "Tense=Pres|VerbForm=Part"
PARTICIPLE_PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"
PRONOUN_FEATURES = {
    word: features
    for words, features in (
        ("i me my mine myself", "Number=Sing|Person=1"),
        ("we us our ours ourselves", "Number=Plur|Person=1"),
        ("you your yours", "Person=2"),
        ("he him his himself", "Gender=Masc|Number=Sing|Person=3"),
        ("she her hers herself", "Gender=Fem|Number=Sing|Person=3"),
        ("it its itself", "Gender=Neut|Number=Sing|Person=3"),
        ("they them their theirs themselves", "Number=Plur|Person=3"),
    )
    for word in words.split()
}


def features(word: str, tag: str, passive: bool, progressive: bool) -> str:
    """Features as UD writes them.

    `passive`: a passive auxiliary, subject or agent depends on the word; `progressive`: an auxiliary does.
    """
    if tag in ("PRP", "PRP$"):
        return PRONOUN_FEATURES.get(word.lower(), "")
    if tag == "VBN" and passive:
        return PARTICIPLE_PASSIVE
    if tag == "VBG" and progressive:
        return PARTICIPLE_PRESENT
    return TAG_FEATURES.get(tag, "")
