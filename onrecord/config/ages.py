"""From which age people may have an account, by the country they say they live in."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured


def minimum_ages(pairs: list[str], *, setting: str) -> dict[str, int]:
    """From pairs such as ``Germany=16``; anything else is refused by the setting’s name."""
    ages = {}
    for pair in pairs:
        place, _, age = (part.strip() for part in pair.partition("="))
        if not place or not age.isascii() or not age.isdigit() or not 0 < int(age) < 100:
            raise ImproperlyConfigured(
                f"{setting} has {pair!r}: write a country and an age, as in Germany=16."
            )
        ages[place] = int(age)
    return ages
