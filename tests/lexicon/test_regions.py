"""Regions: each holds the state that it names as inside, and not the one outside."""

import pytest

from demarche.lexicon.regions import Region, regions
from demarche.lexicon.world import World


@pytest.mark.parametrize("region", regions().values(), ids=lambda region: region.words)
def test_region_holds_its_example(region: Region) -> None:
    states = {state.name: state for state in World.load().states}
    assert region.holds(states[region.inside])
    assert not region.holds(states[region.outside])
