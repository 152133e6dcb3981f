"""Decisions with their batches, appeals, second looks, what is in hand, and notes on people."""

from onrecord.moderation.models.appeal import Appeal
from onrecord.moderation.models.claim import Claim
from onrecord.moderation.models.decision import Batch, Decision
from onrecord.moderation.models.note import PersonNote
from onrecord.moderation.models.second_look import Agreement, SecondLook

__all__ = ["Agreement", "Appeal", "Batch", "Claim", "Decision", "PersonNote", "SecondLook"]
