"""Measures the assistant against Rasa's stock pipeline and policies; see ``README.md``."""
