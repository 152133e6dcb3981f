"""Checks whether a record adds up. It compares like with like, and is silent otherwise."""

from __future__ import annotations

from onrecord.extraction.checks.ages import check_ages
from onrecord.extraction.checks.anniversaries import check_anniversaries
from onrecord.extraction.checks.changes import check_changes
from onrecord.extraction.checks.durations import check_dates, check_durations
from onrecord.extraction.checks.headline import check_headline
from onrecord.extraction.checks.including import check_including
from onrecord.extraction.checks.lines import lines
from onrecord.extraction.checks.material import Material
from onrecord.extraction.checks.ratios import check_ratios
from onrecord.extraction.checks.restated import check_restated
from onrecord.extraction.checks.shares import check_shares
from onrecord.extraction.checks.sums import check_sums
from onrecord.extraction.types import Check

__all__ = ["Material", "find_checks", "picture_check"]


def find_checks(material: Material) -> tuple[Check, ...]:
    """Headline, sums and parts, changes, shares and ratios, restated figures, dates and ages."""
    told = tuple(lines(material))
    sums = list(check_sums(material, told))
    return (
        *check_headline(material),
        *sums,
        *check_including(told),
        *check_changes(told),
        *check_shares(material, sums),
        *check_ratios(told),
        *check_restated(material),
        *check_durations(material),
        *check_dates(material),
        *check_ages(material),
        *check_anniversaries(material),
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
