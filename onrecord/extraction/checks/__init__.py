"""Checks whether a record adds up. It compares like with like, and is silent otherwise."""

from __future__ import annotations

from onrecord.extraction.checks.durations import check_dates, check_durations
from onrecord.extraction.checks.headline import check_headline
from onrecord.extraction.checks.material import Material
from onrecord.extraction.checks.restated import check_restated
from onrecord.extraction.checks.shares import check_shares
from onrecord.extraction.checks.sums import check_sums
from onrecord.extraction.types import Check

__all__ = ["Material", "find_checks", "picture_check"]


def find_checks(material: Material) -> tuple[Check, ...]:
    """Headline, sums, shares, restated figures, lengths of time and dates, in this order."""
    sums = list(check_sums(material))
    return (
        *check_headline(material),
        *sums,
        *check_shares(material, sums),
        *check_restated(material),
        *check_durations(material),
        *check_dates(material),
    )


def picture_check(*, caption: str | None, is_file_photo: bool) -> tuple[Check, ...]:
    """A note that a picture from the files does not show what is reported."""
    if not is_file_photo:
        return ()
    formula = "the caption says so" if caption else "the picture is marked so"
    return (
        Check(
            "picture",
            ("caption",),
            formula,
            "note",
            "The picture is a file photo: it does not show the event.",
        ),
    )
