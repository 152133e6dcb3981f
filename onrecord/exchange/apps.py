"""Tells Django about this app."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.exchange"
    verbose_name = "Exchange"

    def ready(self) -> None:
        """Listen for what webhooks are told, and deliver it."""
        # Imported here: models can only be imported once Django has all apps.
        from onrecord.delivery.jobs import every  # noqa: PLC0415
        from onrecord.exchange import receivers  # noqa: F401, PLC0415  connects itself
        from onrecord.exchange.actions.webhooks import deliver  # noqa: PLC0415

        every(seconds=5, name="webhooks", run=deliver)
