"""What is done by law and for the public log, one function for each thing."""

from onrecord.law.actions.entering import enter, enter_decision, enter_hold, enter_missing
from onrecord.law.actions.noticing import decide_notice, forget_notifiers, take_notice

__all__ = [
    "decide_notice",
    "enter",
    "enter_decision",
    "enter_hold",
    "enter_missing",
    "forget_notifiers",
    "take_notice",
]
