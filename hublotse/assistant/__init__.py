"""What plugs into Rasa: pipeline components, tracker store, channel, server."""

import warnings

# Sanic switches deprecation warnings on for everybody; those of its own imports tell us nothing.
import sanic  # noqa: F401

warnings.filterwarnings("ignore", category=DeprecationWarning)
