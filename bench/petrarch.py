"""PLOVER types on PETRARCH-2's AFP sentences: a check that our words were not fitted to the PLOVER gold sentences.

    python bench/petrarch.py

Each gold CAMEO code is brought to PLOVER's type by its first two digits, and counts as found where one of our events of
the sentence has it. The gold was seeded from PETRARCH-2's own output, so it favours that coder; nothing here was tuned
on it. SKIPPED, with exit code 0, without ../shared.
"""

import re
import sys
from pathlib import Path

from demarche.lexicon.kinds import DATA, Kinds
from demarche.model.document import Document
from demarche.pipeline import Pipeline

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.events import SHARED, plover_type  # noqa: E402

#: First two digits of a CAMEO code -> PLOVER types; CAMEO2PLOVER-2021.txt splits 08 by its third digit.
TYPES = {
    "02": {"REQUEST"}, "03": {"AGREE"}, "04": {"CONSULT"}, "05": {"SUPPORT"}, "06": {"COOPERATE"}, "07": {"AID"},
    "08": {"CONCEDE", "RETREAT"}, "09": {"ACCUSE"}, "10": {"REQUEST"}, "11": {"ACCUSE"}, "12": {"REJECT"},
    "13": {"THREATEN"}, "14": {"PROTEST"}, "15": {"MOBILIZE"}, "16": {"SANCTION"}, "17": {"COERCE"},
    "18": {"ASSAULT"}, "19": {"ASSAULT"}, "20": {"ASSAULT"},
}  # fmt: skip


def main() -> None:
    path = SHARED / "events" / "petr2_afp_gsr" / "PETR2_GSR_validation.xml"
    if not path.exists():
        print(f"SKIPPED: no {path}")
        return
    pipeline = Pipeline.load()
    pipeline.lexicon.__dict__["kinds"] = Kinds.load(DATA / "plover")
    wanted = right = empty = silent = 0
    for found in re.finditer(r"<Sentence.*?</Sentence>", path.read_text(encoding="utf-8"), re.DOTALL):
        words = re.search(r"<Text>(.*?)</Text>", found.group(), re.DOTALL)
        text = " ".join(words.group(1).split()) if words else ""
        said = {plover_type(event) for event in pipeline.record(Document(text[:20], "", text, language="en")).events}
        codes = [code[:2] for code in re.findall(r'eventcode\s*=\s*"(\d+)"', found.group())]
        if "noevents" in found.group():
            empty, silent = empty + 1, silent + (not said)
            continue
        wanted += sum(code in TYPES for code in codes)
        right += sum(bool(TYPES.get(code, set()) & said) for code in codes)
    print(f"PETRARCH-2's AFP sentences: type found of {right} of {wanted} gold events ({right / wanted:.3f})")
    print(f"sentences without an event: nothing said of {silent} of {empty}")


if __name__ == "__main__":
    main()
