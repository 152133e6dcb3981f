"""What people do with a record: have it read, confirm, edit, reject, add, answer."""

from onrecord.record.actions.answering import (
    answer_check,
    answer_draft,
    reasons_against_publishing,
)
from onrecord.record.actions.deciding import confirm_entries, reject_entries, reopen_entry
from onrecord.record.actions.drafting import checks_of, entries_of, read_draft, words_at_desk
from onrecord.record.actions.editing import (
    FigureFacts,
    StatementFacts,
    add_figure,
    add_statement,
    edit_figure,
    edit_statement,
)
from onrecord.record.actions.keeping import record_content
from onrecord.record.actions.measuring import name_measure, put_all_under, put_under_measure
from onrecord.record.actions.merging import merge_speakers, undo_merge
from onrecord.record.actions.naming import speaker_named
from onrecord.record.actions.reading import read_version

__all__ = [
    "FigureFacts",
    "StatementFacts",
    "add_figure",
    "add_statement",
    "answer_check",
    "answer_draft",
    "checks_of",
    "confirm_entries",
    "edit_figure",
    "edit_statement",
    "entries_of",
    "merge_speakers",
    "name_measure",
    "put_all_under",
    "put_under_measure",
    "read_draft",
    "read_version",
    "reasons_against_publishing",
    "record_content",
    "reject_entries",
    "reopen_entry",
    "speaker_named",
    "undo_merge",
    "words_at_desk",
]
