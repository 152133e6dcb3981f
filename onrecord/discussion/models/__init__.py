"""Discussions and their comments, flags and steps, and the clauses of the standards."""

from onrecord.discussion.models.clause import Clause, ClauseWording
from onrecord.discussion.models.comment import Comment, CommentRevision
from onrecord.discussion.models.discussion import Discussion
from onrecord.discussion.models.flag import Flag
from onrecord.discussion.models.ordering import EarlierKeys
from onrecord.discussion.models.recommendation import Recommendation
from onrecord.discussion.models.step import BY_MODEL, BY_RULE, Actor, Step

__all__ = [
    "BY_MODEL",
    "BY_RULE",
    "Actor",
    "Clause",
    "ClauseWording",
    "Comment",
    "CommentRevision",
    "Discussion",
    "EarlierKeys",
    "Flag",
    "Recommendation",
    "Step",
]
