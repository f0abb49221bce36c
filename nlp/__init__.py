"""A statement in, a reading out: what it says, where, and which words are too vague. Knows no policy and no Slack."""

from nlp.answers import read_amount, read_period
from nlp.clean import clean
from nlp.explain import explain
from nlp.reading import read

__all__ = ["clean", "explain", "read", "read_amount", "read_period"]
