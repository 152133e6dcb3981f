"""Tells Django about this app."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.delivery"
    verbose_name = "Delivery"
