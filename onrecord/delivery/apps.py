"""Tells Django about this app."""

from django.apps import AppConfig
from django.core.checks import register


class DeliveryConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.delivery"
    verbose_name = "Delivery"

    def ready(self) -> None:
        """Have the store checked before anything is done with it."""
        from onrecord.delivery import checks  # noqa: PLC0415  needs the settings' connections

        register(checks.writers_can_stand_in_line)
        register(checks.the_library_s_defect_is_guarded, deploy=True)
