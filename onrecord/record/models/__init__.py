"""The record: who said what, with which figures, and what adds up."""

from onrecord.record.models.check import Check
from onrecord.record.models.figure import Figure
from onrecord.record.models.measure import Measure
from onrecord.record.models.speaker import Alias, Role, Speaker
from onrecord.record.models.statement import Statement
from onrecord.record.models.time_expression import TimeExpression

__all__ = [
    "Alias",
    "Check",
    "Figure",
    "Measure",
    "Role",
    "Speaker",
    "Statement",
    "TimeExpression",
]
