"""The discussion's newsroom: what is moderated are its comments."""

from tests.discussion.conftest import report, sami, threats, write

__all__ = ["report", "sami", "threats", "write"]
