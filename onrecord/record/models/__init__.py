"""The record: who said what, with which figures, and what adds up."""

from onrecord.record.models.check import Check
from onrecord.record.models.draft_reading import DraftReading
from onrecord.record.models.figure import Figure
from onrecord.record.models.kept_record import KeptRecord
from onrecord.record.models.measure import Measure
from onrecord.record.models.outside_use import OutsideUse
from onrecord.record.models.speaker import Alias, Merge, Role, Speaker
from onrecord.record.models.statement import Statement
from onrecord.record.models.time_expression import TimeExpression

__all__ = [
    "Alias",
    "Check",
    "DraftReading",
    "Figure",
    "KeptRecord",
    "Measure",
    "Merge",
    "OutsideUse",
    "Role",
    "Speaker",
    "Statement",
    "TimeExpression",
]
