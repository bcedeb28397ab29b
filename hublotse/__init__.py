"""Hublotse: the knowledge and the reasoning behind the assistant, as a plain Python library."""

__version__ = "0.1.0"
