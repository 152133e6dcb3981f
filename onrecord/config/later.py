"""What a serving process loads once it serves, so that no reader waits for it, first or later."""

from __future__ import annotations

from importlib import import_module

from django.urls import reverse

PARTS = (
    "onrecord.extraction.prose",
    "onrecord.extraction.checks.over_time",
    "pygal",
)


def load_the_rest() -> None:
    """The desk's and the accounts' addresses with their screens, the engine, the charts."""
    reverse("wagtailadmin_home")  # names are looked up among all addresses
    for part in PARTS:
        import_module(part)
