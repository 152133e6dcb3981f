"""The public log of decisions, chained by hashes, and notices of illegal content."""

from onrecord.law.models.entry import LogEntry, LogHead, LogTally
from onrecord.law.models.leaving import Erasure, Leaving, PersonalArchive
from onrecord.law.models.notice import LegalNotice, NoticeDecision
from onrecord.law.models.proof import BrokenEntry, verify_log

__all__ = [
    "BrokenEntry",
    "Erasure",
    "Leaving",
    "LegalNotice",
    "LogEntry",
    "LogHead",
    "LogTally",
    "NoticeDecision",
    "PersonalArchive",
    "verify_log",
]
