"""What each party holds on a point over time, and where it changes; pure, made from claims, points and relations."""

from selon.linking.positions.holding import find_positions
from selon.linking.positions.shifting import find_shifts

__all__ = ["find_positions", "find_shifts"]
