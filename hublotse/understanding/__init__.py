"""German text → industry, focus, technology, aim, topic, hub, place, size, with negation."""

from hublotse.understanding.mentions import Kind, Mention, Role
from hublotse.understanding.understand import Understander, Understanding, default_understander

__all__ = [
    "Kind",
    "Mention",
    "Role",
    "Understander",
    "Understanding",
    "default_understander",
]
