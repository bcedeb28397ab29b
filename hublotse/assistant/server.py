"""Rasa's server with our routes: the channel, the chat page and the readiness check."""

from __future__ import annotations

import argparse
import logging
import os
from functools import partial
from pathlib import Path

import aiohttp
import rasa.core.channels.channel
import rasa.core.run
from rasa.core.utils import AvailableEndpoints
from rasa.utils.log_utils import configure_structlog
from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from hublotse.assistant.action_results import compile_schema_once

PAGE = Path(__file__).parent / "page"
PAGE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
PAGE_FILES = {
    "": "index.html",
    "chat.css": "chat.css",
    "chat.js": "chat.js",
    "favicon.svg": "favicon.svg",
}
HEALTH_TIMEOUT = 2.0  # seconds the action server has to answer


def create_app(root: Path, model: Path, action_url: str) -> Sanic:
    """Return the server: Rasa's channels and agent, and our own routes beside them.

    Args:
        root: The project, with ``endpoints.yml`` and ``credentials.yml``.
        model: The trained model.
        action_url: Where the action server listens, up to ``/webhook``.
    """
    endpoints = AvailableEndpoints.read_endpoints(str(root / "endpoints.yml"))
    channels = rasa.core.run.create_http_input_channels(None, str(root / "credentials.yml"))
    # No HTTP API of Rasa's own: it would let anyone read conversations and unload the model.
    compile_schema_once()
    app = Sanic("hublotse", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = 64 * 1024
    rasa.core.channels.channel.register(channels, app, route="/webhooks/")
    _add_page(app)
    _add_health(app, action_url)
    load = partial(rasa.core.run.load_agent_on_start, str(model), endpoints, None)
    app.register_listener(load, "before_server_start")
    app.register_listener(rasa.core.run.close_resources, "after_server_stop")
    return app


def _add_page(app: Sanic) -> None:
    for route, name in PAGE_FILES.items():

        async def serve(request: Request, name: str = name) -> HTTPResponse:
            return await response.file(PAGE / name, headers=PAGE_HEADERS)

        app.add_route(serve, f"/{route}", name=f"page_{name}")


def _add_health(app: Sanic, action_url: str) -> None:
    @app.get("/health")
    async def health(request: Request) -> HTTPResponse:
        reason = await why_not_ready(app, action_url)
        if reason:
            return response.json({"status": "unavailable", "reason": reason}, status=503)
        return response.json({"status": "ok"})


async def why_not_ready(app: Sanic, action_url: str) -> str:
    """Return why no message can be answered now; empty when one can."""
    agent = getattr(app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        return "The model is not loaded."
    url = action_url.rsplit("/", 1)[0] + "/health"
    try:
        timeout = aiohttp.ClientTimeout(total=HEALTH_TIMEOUT)
        async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as answer:
            return "" if answer.status == 200 else "The action server reports a fault."
    except (aiohttp.ClientError, TimeoutError, OSError):
        return "The action server does not answer."


def main() -> None:
    """Serve until the process is ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args()
    level = os.environ.get("LOG_LEVEL", "WARNING").upper()
    # Without this, Rasa's structured log prints every step of every message.
    configure_structlog(getattr(logging, level))
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    app = create_app(options.root, options.model, os.environ["ACTION_URL"])
    app.run(options.host, options.port, workers=1, access_log=False)


if __name__ == "__main__":
    main()
