"""Rasa actions, one theme a file: slots → one call into ``hublotse`` → utter → events."""
