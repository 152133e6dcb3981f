"""People, and how often each may do a thing."""

from onrecord.people.models.allowance import Allowance, Rate, TooOftenError
from onrecord.people.models.user import User

__all__ = ["Allowance", "Rate", "TooOftenError", "User"]
