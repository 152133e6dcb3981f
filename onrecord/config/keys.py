"""The site's signing key: made once and kept beside the data, so that nobody starts without one."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from onrecord.shared.disk import sync


def signing_key(data: Path) -> str:
    """The key kept in ``data/signing-key``; made, for its owner's eyes only, where missing."""
    path = data / "signing-key"
    try:
        if not path.exists():
            data.mkdir(parents=True, exist_ok=True)
            _make(path)
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{path} cannot be kept: {error.strerror}. "
            "Set ONRECORD_DATA to a folder that this account may write to."
        ) from None


def _make(path: Path) -> None:
    """Whole and on the disk, or not there; of several processes that begin at once one makes it."""
    new = path.with_name(f"{path.name}.{os.getpid()}")
    new.touch(mode=0o600)
    new.write_text(secrets.token_urlsafe(64), encoding="utf-8")
    sync(new)
    try:
        path.hardlink_to(new)
        new.unlink()
    except FileExistsError:
        new.unlink()
    except OSError:  # a file system without links, such as exFAT
        new.replace(path)
    sync(path.parent)
