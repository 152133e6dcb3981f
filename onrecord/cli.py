"""The `onrecord` command: Django's command runner under our own name."""

from __future__ import annotations

import os
import secrets
import sys

KEEPS_NOTHING = {"help", "read"}


def main() -> None:
    """Run one of our commands, or Django's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.config.settings")
    if sys.argv[1:] and sys.argv[1] in KEEPS_NOTHING:
        # Signs nothing that outlives it: a key of the site's own would make it a data folder.
        os.environ.setdefault("ONRECORD_SECRET_KEY", secrets.token_urlsafe())
    words = _named(sys.argv[1:])
    try:
        (_serve if words[:1] == ["serve"] else _run)(["onrecord", *words])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read what we print, such as `head`, has seen enough. What is left in the buffer
        # goes nowhere, else Python would complain of it at its end (docs: library/signal.html).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        from onrecord.config.refusing import what_to_do  # noqa: PLC0415  only where it is needed

        advice = what_to_do(error)
        if not advice:
            raise
        sys.stderr.write(f"{advice}\n")
        sys.exit(2)


def _run(words: list[str]) -> None:
    from onrecord.config.running import Commands  # noqa: PLC0415  settings first

    Commands(words).execute()


def _serve(words: list[str]) -> None:
    """Without loading an app: each worker loads them itself, and this process only waits."""
    from django.conf import settings  # noqa: PLC0415  the environment names them first
    from django.utils.log import configure_logging  # noqa: PLC0415  the same

    from onrecord.delivery.management.commands.serve import Command  # noqa: PLC0415  the same

    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
    Command().run_from_argv(words)


def _named(words: list[str]) -> list[str]:
    """A command's name as its file has it: ``import-comments`` may be typed too."""
    return [words[0].replace("-", "_"), *words[1:]] if words and words[0][0:1] != "-" else words
