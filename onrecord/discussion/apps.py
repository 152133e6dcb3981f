"""Tells Django about this app."""

from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.discussion"
    verbose_name = "Discussion"
