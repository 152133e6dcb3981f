"""The server's protocol, which needs Django's apps: a worker loads it before the application."""

from onrecord.config import asgi  # noqa: F401  sets Django up
from onrecord.delivery.fast.protocol import FastProtocol

__all__ = ["FastProtocol"]
