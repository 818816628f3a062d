"""Builds the tables of `data/world` from the fact sources under /work/shared: `python lexicon/build/build.py`."""

import members
import offices
import states
import tables

if __name__ == "__main__":
    tables.places(states.build())
    tables.outlets()
    members.build()
    offices.build()
