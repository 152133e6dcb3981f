"""What goes wrong is said on the terminal, in production too: in lines, or as JSON for machines."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.log import CallbackFilter

from onrecord.shared.privacy import without_personal_data
from onrecord.shared.request_ids import request_id

FORMS = {"lines", "json"}


class Lines(logging.Formatter):
    """For people: time, level, logger, the request's id where there is one, and the words."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  the library's name
        """The first line; a failure's traceback follows below it."""
        asked = request_id.get()
        line = super().formatMessage(record)
        return f"{line} (request {asked})" if asked else line

    def format(self, record: logging.LogRecord) -> str:
        """All lines, without personal data."""
        return without_personal_data(super().format(record))


class JsonLines(logging.Formatter):
    """For machines: one JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """``at``, ``level``, ``logger``, ``says``; ``request`` and ``failure`` where they are."""
        facts: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "says": without_personal_data(record.getMessage()),
        }
        if asked := request_id.get():
            facts["request"] = asked
        if record.exc_info:
            facts["failure"] = without_personal_data(self.formatException(record.exc_info))
        return json.dumps(facts, ensure_ascii=False)


def log_settings(form: str) -> dict[str, Any]:
    """Django's LOGGING for ``lines`` or ``json``; anything else is refused."""
    if form not in FORMS:
        raise ImproperlyConfigured(f"ONRECORD_LOG_FORMAT is {form!r}: set it to lines or json.")
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {"()": Lines, "format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
            "json": {"()": JsonLines},
        },
        # A store that is away is told of once, and not by each reader who comes meanwhile.
        "filters": {"not unavailable": {"()": CallbackFilter, "callback": _is_not_unavailable}},
        "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": form}},
        "root": {"handlers": ["terminal"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            # Anybody can ask for what is not there: counted by status, and not worth a line each.
            "django.request": {"level": "ERROR", "filters": ["not unavailable"]},
            # It tells of each try to connect; what waits for that says so once.
            "psycopg.pool": {"level": "ERROR"},
            # The same for what is refused: a wrong host name, a form without its token.
            "django.security": {"level": "CRITICAL"},
        },
    }


def _is_not_unavailable(record: logging.LogRecord) -> bool:
    return getattr(record, "status_code", 0) != HTTPStatus.SERVICE_UNAVAILABLE
