"""A published report with its discussion, and shorthands for what people do."""

from tests.discussion.conftest import report, sami, threats, write

__all__ = ["report", "sami", "threats", "write"]
