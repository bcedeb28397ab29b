"""German text → industry, focus, technology, aim, topic, hub, place, size, with negation."""

from hublotse.understanding.mentions import Kind, Mention, Role
from hublotse.understanding.understand import (
    Tone,
    Understander,
    Understanding,
    default_understander,
)

__all__ = [
    "Kind",
    "Mention",
    "Role",
    "Tone",
    "Understander",
    "Understanding",
    "default_understander",
]
