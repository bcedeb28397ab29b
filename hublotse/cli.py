"""The command ``hublotse``: serve, train, check, chat."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Sequence

from hublotse import __version__
from hublotse.errors import HublotseError

Command = Callable[[argparse.Namespace], int]
EXIT_OK = 0
EXIT_FAILED = 1
EXIT_USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 done, 1 failed, 2 wrong call."""
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        return command(options)
    except HublotseError as error:
        print(f"hublotse: {error}", file=sys.stderr)
        return EXIT_FAILED
    except BrokenPipeError:
        return EXIT_FAILED
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 128 + signal.SIGINT


def serve(options: argparse.Namespace) -> int:
    """Start the assistant and stay until Ctrl-C."""
    from hublotse.service.processes import Service, check_port
    from hublotse.service.settings import read_settings
    from hublotse.service.training import is_current, train

    settings = read_settings()
    check_port(settings.host, settings.port, "PORT")  # before a minute of training, not after
    if options.retrain or not is_current(settings):
        # A model that is current was trained from this very catalogue: it is valid.
        from hublotse.catalogue import load_catalogue

        load_catalogue(settings.catalogue)
        train(settings, _say)
    service = Service(settings, _say)
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, service.end)
    try:
        service.start()
        _say(f"Ready: open {service.address} in a browser. Ctrl-C ends it.")
        service.watch()
    finally:
        service.stop()
    _say("Ended.")
    return EXIT_OK


def train_model(options: argparse.Namespace) -> int:
    """Train the model now."""
    from hublotse.catalogue import load_catalogue
    from hublotse.service.settings import read_settings
    from hublotse.service.training import is_current, train

    settings = read_settings()
    load_catalogue(settings.catalogue)
    if options.if_needed and is_current(settings):
        _say("The model is current.")
        return EXIT_OK
    _say(f"Model: {train(settings, _say)}")
    return EXIT_OK


def check(options: argparse.Namespace) -> int:
    """Validate catalogue, domain, data and their agreement."""
    from hublotse.catalogue import load_catalogue
    from hublotse.service.project_check import find_problems
    from hublotse.service.settings import ROOT, read_settings

    catalogue = load_catalogue(read_settings().catalogue)
    problems = list(find_problems(ROOT, catalogue))
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} problem(s).", file=sys.stderr)
        return EXIT_FAILED
    _say(
        f"All agree: {len(catalogue.hubs)} hubs, {len(catalogue.technologies)} technologies, "
        f"{len(catalogue.divisions)} divisions, {len(catalogue.terms)} trade terms, "
        f"{len(catalogue.towns)} towns."
    )
    return EXIT_OK


def chat(options: argparse.Namespace) -> int:
    """Talk to a running assistant in the terminal."""
    from hublotse.service.chat import talk
    from hublotse.service.settings import read_settings

    settings = read_settings()
    return talk(options.url or f"http://{settings.host}:{settings.port}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hublotse",
        description="An assistant that shows German companies the right Digital Hub.",
        epilog="Settings are environment variables; the README lists them.",
    )
    parser.add_argument("--version", action="version", version=f"hublotse {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    command = commands.add_parser("serve", help="train if needed, start, and print the address")
    command.add_argument("--retrain", action="store_true", help="train even if nothing changed")
    command.set_defaults(command=serve)

    command = commands.add_parser("train", help="train the model")
    command.add_argument("--if-needed", action="store_true", help="only if its inputs changed")
    command.set_defaults(command=train_model)

    command = commands.add_parser("check", help="validate catalogue, domain, data and agreement")
    command.set_defaults(command=check)

    command = commands.add_parser("chat", help="talk to a running assistant in the terminal")
    command.add_argument("--url", help="its address; by default from HOST and PORT")
    command.set_defaults(command=chat)
    return parser


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
