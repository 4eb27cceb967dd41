"""Errors that end as a plain sentence for the person at the screen or the command line."""

from __future__ import annotations


class NetPlannerError(Exception):
    """Something a person can understand: `str(error)` is a whole, translated sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        # Not the arguments: PySide puts words of its own before them on the way through Qt.
        return self.sentence


class BookError(NetPlannerError):
    """The book could not be opened, read or written; it is as it was before."""


class InvalidError(NetPlannerError):
    """A record cannot be saved as it stands.

    `problems` maps the field's name to a translated sentence, for the form to mark.
    """

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems
