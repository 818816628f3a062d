"""Makes ``data/lemmas.csv`` and ``data/bases.txt`` of the parser from the training trees."""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from corpora import ewt, gum
from demarche.parse.lemmas import Lemmatizer
from name_labels import Gazetteer

TARGET = Path(__file__).parents[1] / "src/demarche/parse/data"
CLOSED = ("PRON", "DET", "AUX", "PART", "ADP", "CCONJ", "SCONJ")


def main() -> None:
    """Counts (form, Penn tag) -> lemma and keeps what the rules get wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = parser.parse_args().shared
    gazetteer = Gazetteer.load(shared)
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    uposes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    bases: Counter[str] = Counter()
    for sentence in [*ewt(shared, "train", gazetteer), *gum(shared, "train", gazetteer)]:
        for word, tag, lemma in zip(sentence.words, sentence.tags, sentence.lemmas, strict=True):
            upos, penn = tag.split("|")
            if upos == "PROPN" or penn in ("GW", "FW", "ADD", "NFP", "CD", "AFX") or lemma == "_":
                continue
            form = word.lower().replace("’", "'").replace("‘", "'")
            counts[form, penn][lemma] += 1
            uposes[form, penn][upos] += 1
            if upos in ("VERB", "AUX", "ADJ", "ADV") and lemma.isalpha():
                bases[lemma.lower()] += 1
    known = frozenset(base for base, count in bases.items() if count > 1 or len(base) > 3)
    rules = Lemmatizer({}, known)
    rows = []
    for (form, penn), found in sorted(counts.items()):
        lemma, times = found.most_common(1)[0]
        upos = uposes[form, penn].most_common(1)[0][0]
        common = times >= 2 or upos in CLOSED
        if common and rules.lemma(form, upos, penn) != lemma and not set(f"{form}{penn}{lemma}") & set(',"'):
            rows.append(f"{form},{penn},{lemma}")
    rows += [f"{form},{penn},{lemma}" for form, penn, lemma in irregular(counts)]
    (TARGET / "lemmas.csv").write_text("form,tag,lemma\n" + "\n".join(rows) + "\n", encoding="utf-8")
    useful = sorted(base for base in known if base.isascii() and len(base) < 20)
    (TARGET / "bases.txt").write_text("\n".join(useful) + "\n", encoding="utf-8")


def irregular(counts: dict[tuple[str, str], Counter[str]]) -> list[tuple[str, str, str]]:
    """Irregular forms of our own list that the treebanks lack."""
    rows = []
    for line in (TARGET / "irregular.csv").read_text(encoding="utf-8").splitlines()[1:]:
        form, penn, lemma = line.split(",")
        if (form, penn) not in counts or counts[form, penn].most_common(1)[0][1] < 2:
            rows.append((form, penn, lemma))
    return rows


if __name__ == "__main__":
    main()
