"""The discussion's newsroom: what is moderated are its comments."""

from tests.discussion.conftest import made, report, sami, threats, write

__all__ = ["made", "report", "sami", "threats", "write"]
