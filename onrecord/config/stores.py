"""Where the site keeps what it stores: SQLite in its data folder, or what DATABASE_URL names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from onrecord.config import env
from onrecord.shared.database_addresses import NoDatabaseAddressError, read_database_address

SQLITE = {
    # A writer takes its lock at once and waits its turn, instead of failing half-way.
    "transaction_mode": "IMMEDIATE",
    # Seconds; for whoever writes without standing in our line. With the line's, at most five.
    "timeout": 2,
    # FULL: with NORMAL an acknowledged comment is lost in a power cut.
    # secure_delete: what is erased is overwritten, not only forgotten.
    # cache_size: KiB. A process has some fifteen connections, and what another writes empties their
    # caches anyway; with SQLite's own 2 MB each they fill for hours as the database grows.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
    " PRAGMA cache_size=-512;",
}
# A server that is gone without a word (a cut cable, a firewall) is given up within five seconds:
# two for a connection that is in use, two for a new one. Seconds, but for tcp_user_timeout.
POSTGRESQL = {
    "connect_timeout": 2,
    "tcp_user_timeout": 2000,
    "keepalives_idle": 1,
    "keepalives_interval": 1,
    "keepalives_count": 1,
}
# Under ASGI each request has a thread of its own, which would open a connection of its own.
# A connection that cannot be had is not tried again for long: who asks next tries anew.
POOL = {"min_size": 1, "timeout": 1, "reconnect_timeout": 2, "max_waiting": 200}


def database(data: Path) -> dict[str, Any]:
    """Django's settings of the one database."""
    try:
        chosen = read_database_address(
            env.text("DATABASE_URL", f"sqlite:///{data / 'onrecord.sqlite3'}")
        )
    except NoDatabaseAddressError as reason:
        raise ImproperlyConfigured(f"DATABASE_URL {reason}.") from None
    if chosen["ENGINE"].endswith("sqlite3"):
        return chosen | {
            "ENGINE": "onrecord.delivery.sqlite3",
            "OPTIONS": SQLITE,
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    # Only here: who stores in SQLite need not load it.
    from onrecord.delivery.postgresql import ImpatientConnection  # noqa: PLC0415  the same

    pool = POOL | {
        "max_size": env.number("ONRECORD_DATABASE_CONNECTIONS", 10, least=1),
        "connection_class": ImpatientConnection,
    }
    # The address may say otherwise: ?connect_timeout=5
    options = {**POSTGRESQL, **chosen.get("OPTIONS", {}), "pool": pool}
    return chosen | {"OPTIONS": options, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True}


def media_storage() -> dict[str, Any]:
    """Django's settings of where pictures lie: below ONRECORD_DATA, or in a bucket that all nodes
    share. The bucket stays private: readers get pictures from the site alone, never originals."""
    bucket = env.text("ONRECORD_MEDIA_S3_BUCKET")
    if not bucket:
        return {"BACKEND": "onrecord.delivery.storage.Disk"}
    options = {
        "bucket_name": bucket,
        "endpoint_url": env.web_address("ONRECORD_MEDIA_S3_ENDPOINT") or None,
        "region_name": env.text("ONRECORD_MEDIA_S3_REGION") or None,
        "access_key": env.text("ONRECORD_MEDIA_S3_KEY") or None,
        "secret_key": env.secret("ONRECORD_MEDIA_S3_SECRET") or None,
        "location": env.text("ONRECORD_MEDIA_S3_FOLDER"),
        "file_overwrite": False,
        "default_acl": "private",
    }
    return {"BACKEND": "onrecord.delivery.buckets.Bucket", "OPTIONS": options}
