"""What people do with a record: have it read, confirm, edit, reject, add, answer."""

from onrecord.record.actions.answering import answer_check
from onrecord.record.actions.deciding import confirm_entries, reject_entries, reopen_entry
from onrecord.record.actions.editing import (
    FigureFacts,
    StatementFacts,
    add_figure,
    add_statement,
    edit_figure,
    edit_statement,
)
from onrecord.record.actions.measuring import put_under_measure
from onrecord.record.actions.naming import speaker_named
from onrecord.record.actions.reading import read_version

__all__ = [
    "FigureFacts",
    "StatementFacts",
    "add_figure",
    "add_statement",
    "answer_check",
    "confirm_entries",
    "edit_figure",
    "edit_statement",
    "put_under_measure",
    "read_version",
    "reject_entries",
    "reopen_entry",
    "speaker_named",
]
