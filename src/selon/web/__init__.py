"""The desk: a ledger in the browser. `create_app` makes it; `selon serve` runs it."""

from selon.web.app import create_app
from selon.web.desk import Desk
from selon.web.keys import Keys

__all__ = ["Desk", "Keys", "create_app"]
