"""Connected components: who belongs together when some pairs do."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def groups(items: Iterable[Item], pairs: Iterable[tuple[Item, Item]]) -> list[list[Item]]:
    """The items in groups that the pairs join, in the order in which the items came."""
    leader: dict[Item, Item] = {item: item for item in items}

    def find(item: Item) -> Item:
        while leader[item] != item:
            leader[item] = leader[leader[item]]
            item = leader[item]
        return item

    for one, other in pairs:
        leader[find(other)] = find(one)
    found: dict[Item, list[Item]] = {}
    for item in leader:
        found.setdefault(find(item), []).append(item)
    return list(found.values())
