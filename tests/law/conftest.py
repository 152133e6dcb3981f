"""A published report with its discussion, and shorthands for what people do."""

from tests.discussion.conftest import made, report, sami, threats, write

__all__ = ["made", "report", "sami", "threats", "write"]
