"""A module per kind of page: each view gives the values that its JSON twin sends and its template shows."""
