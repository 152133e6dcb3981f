"""The site's signing key: made once and kept beside the data, so that nobody starts without one."""

from __future__ import annotations

import secrets
from pathlib import Path


def signing_key(data: Path) -> str:
    """The key kept in ``data/signing-key``; made, for its owner's eyes only, where missing."""
    path = data / "signing-key"
    if not path.exists():
        data.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64), encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()
