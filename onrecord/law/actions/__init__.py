"""What is done by law and for the public log, one function for each thing."""

from onrecord.law.actions.copying import ask_for_archive, forget_archives, make_archives
from onrecord.law.actions.entering import (
    enter,
    enter_answer,
    enter_decision,
    enter_hold,
    enter_lift,
    enter_missing,
    enter_sanction,
)
from onrecord.law.actions.erasing import (
    ask_to_leave,
    erase,
    erase_those_due,
    have_erased,
    stay,
)
from onrecord.law.actions.noticing import decide_notice, forget_notifiers, take_notice

__all__ = [
    "ask_for_archive",
    "ask_to_leave",
    "decide_notice",
    "enter",
    "enter_answer",
    "enter_decision",
    "enter_hold",
    "enter_lift",
    "enter_missing",
    "enter_sanction",
    "erase",
    "erase_those_due",
    "forget_archives",
    "forget_notifiers",
    "have_erased",
    "make_archives",
    "stay",
    "take_notice",
]
