"""What people do with a record: have it read, confirm, edit, reject, add, answer."""

from onrecord.record.actions.answering import (
    answer_check,
    answer_draft,
    reasons_against_publishing,
)
from onrecord.record.actions.attributing import reassign_speaker
from onrecord.record.actions.cutting import (
    merge_statements,
    reword_entry,
    split_statement,
    statement_after,
)
from onrecord.record.actions.deciding import (
    confirm_entries,
    confirm_speaker,
    reject_entries,
    reopen_entry,
)
from onrecord.record.actions.drafting import checks_of, entries_of, read_draft, words_at_desk
from onrecord.record.actions.editing import (
    FigureFacts,
    StatementFacts,
    TimeFacts,
    add_figure,
    add_statement,
    edit_figure,
    edit_statement,
    edit_time,
)
from onrecord.record.actions.inside import listed_under, with_what_is_inside
from onrecord.record.actions.keeping import record_content
from onrecord.record.actions.measuring import name_measure, put_all_under, put_under_measure
from onrecord.record.actions.merging import merge_speakers, undo_merge
from onrecord.record.actions.naming import speaker_named
from onrecord.record.actions.reading import read_version
from onrecord.record.actions.undoing import Change, remembered, undo_change

__all__ = [
    "Change",
    "FigureFacts",
    "StatementFacts",
    "TimeFacts",
    "add_figure",
    "add_statement",
    "answer_check",
    "answer_draft",
    "checks_of",
    "confirm_entries",
    "confirm_speaker",
    "edit_figure",
    "edit_statement",
    "edit_time",
    "entries_of",
    "listed_under",
    "merge_speakers",
    "merge_statements",
    "name_measure",
    "put_all_under",
    "put_under_measure",
    "read_draft",
    "read_version",
    "reasons_against_publishing",
    "reassign_speaker",
    "record_content",
    "reject_entries",
    "remembered",
    "reopen_entry",
    "reword_entry",
    "speaker_named",
    "split_statement",
    "statement_after",
    "undo_change",
    "undo_merge",
    "with_what_is_inside",
    "words_at_desk",
]
