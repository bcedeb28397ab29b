"""The product's own errors: each says what is wrong and what to do about it."""

from __future__ import annotations


class HublotseError(Exception):
    """Base of every error that a person may see.

    Args:
        message: What is wrong, in one sentence.
        hint: What to do about it, in one sentence; empty when the message says it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class CatalogueError(HublotseError):
    """Something under ``catalogue/`` does not hold; carries every problem found."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        listing = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"The catalogue has {len(problems)} problem(s):\n{listing}")


class SettingsError(HublotseError):
    """A setting in the environment cannot be used."""


class ServiceError(HublotseError):
    """The assistant's processes cannot be started or kept running."""


class TrainingError(HublotseError):
    """The model could not be trained."""
