"""Tells Django about this app."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.exchange"
    verbose_name = "Exchange"
