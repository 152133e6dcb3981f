"""Discussions and their comments, flags and steps, and the clauses of the standards."""

from onrecord.discussion.models.anchor import CommentAnchor
from onrecord.discussion.models.check import CommentCheck, Print
from onrecord.discussion.models.clause import Clause, ClauseWording
from onrecord.discussion.models.comment import Comment, CommentRevision
from onrecord.discussion.models.discussion import Discussion
from onrecord.discussion.models.flag import Flag
from onrecord.discussion.models.mention import Mention
from onrecord.discussion.models.ordering import EarlierKeys
from onrecord.discussion.models.origin import EarlierName, Origin
from onrecord.discussion.models.policy import Mode, Policy
from onrecord.discussion.models.recommendation import Recommendation
from onrecord.discussion.models.sanction import Sanction
from onrecord.discussion.models.sender import Sender
from onrecord.discussion.models.step import BY_MODEL, BY_RULE, Actor, Step
from onrecord.discussion.models.step_chain import verify_steps
from onrecord.discussion.models.word import Word

__all__ = [
    "BY_MODEL",
    "BY_RULE",
    "Actor",
    "Clause",
    "ClauseWording",
    "Comment",
    "CommentAnchor",
    "CommentCheck",
    "CommentRevision",
    "Discussion",
    "EarlierKeys",
    "EarlierName",
    "Flag",
    "Mention",
    "Mode",
    "Origin",
    "Policy",
    "Print",
    "Recommendation",
    "Sanction",
    "Sender",
    "Step",
    "Word",
    "verify_steps",
]
