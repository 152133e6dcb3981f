"""Reads the environment: the only place that does, and it refuses nonsense by name."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf.global_settings import LANGUAGES
from django.core.exceptions import ImproperlyConfigured

LONGEST_NUMBER = 16  # digits
SPACE = re.compile(r"\s")


def text(name: str, default: str = "") -> str:
    """The variable's text, trimmed; ``default`` where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    """True for 1, true, yes, on; false for 0, false, no, off; anything else is refused."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}: set it to yes or no.")


def number(name: str, default: int, *, least: int = 0, most: int | None = None) -> int:
    """The variable as a whole number within bounds; anything else is refused."""
    value = text(name)
    if not value:
        return default
    if value.isascii() and value.isdigit() and len(value) < LONGEST_NUMBER:
        found = int(value)
        if least <= found and (most is None or found <= most):
            return found
    bounds = f"of at least {least}" if most is None else f"from {least} to {most}"
    raise ImproperlyConfigured(f"{name} is {value!r}: set it to a whole number {bounds}.")


def web_address(name: str, default: str = "") -> str:
    """The variable as an address of the web; anything else is refused."""
    value = text(name, default)
    if value and not _parts(value).hostname:
        raise ImproperlyConfigured(
            f"{name} is {value!r}: set it to an address such as https://host.example/path."
        )
    return value


def site_address(name: str, default: str) -> str:
    """The variable as scheme, host and port, where a site stands; anything else is refused."""
    value = text(name, default).rstrip("/")
    parts = _parts(value)
    if not parts.hostname or f"{parts.scheme}://{parts.netloc}" != value or "@" in value:
        raise ImproperlyConfigured(
            f"{name} is {value!r}: set it to an address without a path, "
            "such as https://news.example."
        )
    return value


def time_zone(name: str, default: str) -> str:
    """The variable as a time zone's name; anything else is refused."""
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (OSError, ValueError, ZoneInfoNotFoundError):
        raise ImproperlyConfigured(
            f"{name} is {value!r}: set it to a time zone's name, such as Europe/Berlin."
        ) from None
    return value


def language(name: str, default: str) -> str:
    """The variable as the code of a language that Django speaks; anything else is refused."""
    value = text(name, default)
    spoken = {code for code, _ in LANGUAGES}
    wanted = value.lower()
    while wanted and wanted not in spoken:
        wanted = wanted.rpartition("-")[0]
    if not wanted:
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to a language's code, such as de.")
    return value


def words(name: str) -> list[str]:
    """The variable split at commas, empty parts left out."""
    return [part.strip() for part in text(name).split(",") if part.strip()]


def secret(name: str, *, default: str = "") -> str:
    """A secret from ``NAME``, or from the file that ``NAME_FILE`` points at."""
    path = text(f"{name}_FILE")
    if not path:
        return text(name, default)
    try:
        found = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        message = f"{name}_FILE points at {path}, which cannot be read: {why}."
        raise ImproperlyConfigured(message) from None
    if not found:
        raise ImproperlyConfigured(f"{name}_FILE points at {path}, which is empty.")
    return found


def _parts(address: str) -> SplitResult:
    """The parts of an address of the web; all empty where it is none."""
    try:
        parts = urlsplit(address)
        is_one = parts.scheme in {"http", "https"} and parts.port != 0 and not SPACE.search(address)
    except ValueError:
        is_one = False
    return parts if is_one else urlsplit("")
