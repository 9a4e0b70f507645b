"""Whether a page is over so much that it needs only what its reports say outright, and figures that their own sentence vouches for."""

from selon.explain.story import Story

#: From so many claims on a page has enough without what may be wrong.
PLENTY = 200


def has_plenty(story: Story) -> bool:
    """Whether so much is at hand that only what is sure need be told."""
    return len(story.told) >= PLENTY
