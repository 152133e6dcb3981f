"""Decisions with their batches, what a moderator has in hand, and notes on people."""

from onrecord.moderation.models.claim import Claim
from onrecord.moderation.models.decision import Batch, Decision
from onrecord.moderation.models.note import PersonNote

__all__ = ["Batch", "Claim", "Decision", "PersonNote"]
