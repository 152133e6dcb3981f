"""Captured pages that came in, keys of programs that ask the API, and who is told what happens."""

from onrecord.exchange.models.capture import Capture
from onrecord.exchange.models.token import Token
from onrecord.exchange.models.webhook import Delivery, Webhook

__all__ = ["Capture", "Delivery", "Token", "Webhook"]
