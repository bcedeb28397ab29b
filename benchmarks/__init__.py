"""Measures the assistant against Rasa's stock pipeline and policies; see ``README.md``."""

import os

# Quiet, before anything imports TensorFlow.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
