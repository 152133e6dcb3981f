"""Tells Django about this app."""

from django.apps import AppConfig


class ModerationConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.moderation"
    verbose_name = "Moderation"

    def ready(self) -> None:
        """Connect the receivers, and tell how long the queue is."""
        # Imported here: models can only be imported once Django has all apps.
        from onrecord.delivery.metrics import gauge_of_site  # noqa: PLC0415
        from onrecord.discussion.models import Comment  # noqa: PLC0415
        from onrecord.moderation import receivers  # noqa: F401, PLC0415  connects itself

        gauge_of_site(
            "moderation_queue",
            lambda: Comment.objects.waiting().count(),
            says="Comments that nobody may read until they were looked at.",
        )
