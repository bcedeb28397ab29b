"""The action server: rasa-sdk's, bound to one address instead of to all of them."""

from __future__ import annotations

import argparse

from rasa_sdk.endpoint import create_app

from hublotse.catalogue import load_catalogue


def main() -> None:
    """Serve the actions until the process is ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args()
    load_catalogue()  # a broken catalogue ends the start, not the first message
    app = create_app("actions", cors_origins=[])
    app.run(options.host, options.port, workers=1, access_log=False)


if __name__ == "__main__":
    main()
