"""Sentences about the page and its records, not about the story."""

from selon.explain.page import Sentence
from selon.explain.story import Story
from selon.explain.wording import finished


def note(story: Story, path: str) -> Sentence:
    """A sentence about the page itself."""
    return Sentence(finished(story.wording.say(path)), role="note")


def counted(story: Story, path: str, number: int) -> Sentence:
    """A note with one count, in the form for one or for many."""
    return Sentence(finished(story.wording.count(path, number)), role="note")
