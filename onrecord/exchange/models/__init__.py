"""Captured pages that came in, and the keys of programs that ask the API."""

from onrecord.exchange.models.capture import Capture
from onrecord.exchange.models.token import Token

__all__ = ["Capture", "Token"]
