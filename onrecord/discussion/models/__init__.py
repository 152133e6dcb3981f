"""Discussions and their comments, flags, and the clauses of the standards."""

from onrecord.discussion.models.clause import Clause
from onrecord.discussion.models.comment import Comment, CommentRevision
from onrecord.discussion.models.discussion import Discussion
from onrecord.discussion.models.flag import Flag

__all__ = ["Clause", "Comment", "CommentRevision", "Discussion", "Flag"]
