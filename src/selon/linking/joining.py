"""Numbers joined into groups."""

from collections import defaultdict


class Joined:
    """Numbers 0…n-1 joined into groups (union–find)."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def join(self, a: int, b: int) -> None:
        """Puts the groups of both together; the lowest number leads."""
        low, high = sorted((self.lead(a), self.lead(b)))
        self._parents[high] = low

    def lead(self, a: int) -> int:
        """The lowest number of its group."""
        while self._parents[a] != a:
            self._parents[a] = self._parents[self._parents[a]]
            a = self._parents[a]
        return a

    def groups(self) -> list[list[int]]:
        """All groups, by their lowest number; each sorted."""
        found: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._parents)):
            found[self.lead(at)].append(at)
        return [found[lead] for lead in sorted(found)]
