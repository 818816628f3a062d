"""The words of the lexicon under the name that pages and commands know."""

from demarche.lexicon.wording import MONTHS as MONTHS
from demarche.lexicon.wording import STANCES as STANCES
from demarche.lexicon.wording import WEEKDAYS as WEEKDAYS
from demarche.lexicon.wording import listed as listed
from demarche.lexicon.wording import one_line as one_line
from demarche.lexicon.wording import spoken_day as spoken_day
from demarche.lexicon.wording import spoken_days as spoken_days
from demarche.lexicon.wording import spoken_when as spoken_when
