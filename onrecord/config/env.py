"""Reads the environment: the only place that does, and it refuses nonsense by name."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


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


def number(name: str, default: int) -> int:
    """The variable as a whole number; anything else is refused."""
    value = text(name)
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to a whole number.") from None


def words(name: str) -> list[str]:
    """The variable split at commas, empty parts left out."""
    return [part.strip() for part in text(name).split(",") if part.strip()]


def secret(name: str, *, default: str = "") -> str:
    """A secret from ``NAME``, or from the file that ``NAME_FILE`` points at."""
    path = text(f"{name}_FILE")
    if not path:
        return text(name, default)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        message = f"{name}_FILE points at {path}, which cannot be read: {error.strerror}."
        raise ImproperlyConfigured(message) from None
