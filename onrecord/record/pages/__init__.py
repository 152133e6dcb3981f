"""The record as pages show it: data for templates, gathered without a request."""

from onrecord.record.pages.measures import measure_shown
from onrecord.record.pages.report import NO_RECORD, record_of, tallies_of
from onrecord.record.pages.shown import (
    MarginNote,
    ProseMark,
    RecordShown,
    Tally,
)
from onrecord.record.pages.speakers import speaker_shown, speakers_listed

__all__ = [
    "NO_RECORD",
    "MarginNote",
    "ProseMark",
    "RecordShown",
    "Tally",
    "measure_shown",
    "record_of",
    "speaker_shown",
    "speakers_listed",
    "tallies_of",
]
