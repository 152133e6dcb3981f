"""Media in a bucket that speaks S3, shared by all nodes and closed to everybody else."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.conf import settings
from storages.backends.s3 import S3Storage


class Bucket(S3Storage):
    """Pictures are read through the site, which knows which of them readers may see."""

    def url(self, name: str, *choices: Any, **more: Any) -> str:
        """The address on this site; the bucket's own would show the originals' names, and end."""
        return f"{settings.MEDIA_URL}{quote(name)}"
