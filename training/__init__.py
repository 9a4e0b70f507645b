"""The recipe from annotated reports to the shipped encoder; see README.md in this folder."""
