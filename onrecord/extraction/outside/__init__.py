"""Asks a language model outside for suggestions, and believes of its answer what the text holds."""

from onrecord.extraction.outside.answers import OUTSIDE, Answer, Nonsense, read_answer
from onrecord.extraction.outside.asking import Piece, body_for, pieces, tokens_of

__all__ = [
    "OUTSIDE",
    "Answer",
    "Nonsense",
    "Piece",
    "body_for",
    "pieces",
    "read_answer",
    "tokens_of",
]
