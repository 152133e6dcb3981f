"""Media in a bucket that speaks S3, shared by all nodes and closed to everybody else."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from botocore.config import Config
from django.conf import settings
from storages.backends.s3 import S3Storage

# Its own would have a reader, and the thread that serves them, wait for five minutes.
PATIENCE = Config(connect_timeout=2, read_timeout=10, retries={"total_max_attempts": 2})


class Bucket(S3Storage):
    """Pictures are read through the site, which knows which of them readers may see."""

    client_config: Any

    def __init__(self, **chosen: Any) -> None:
        super().__init__(**chosen)
        self.client_config = self.client_config.merge(PATIENCE)

    def url(self, name: str, *choices: Any, **more: Any) -> str:
        """The address on this site; the bucket's own would show the originals' names, and end."""
        return f"{settings.MEDIA_URL}{quote(name)}"
