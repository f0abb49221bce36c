"""The stand on which people talk is there for tests that hurt it, too."""

from tests.conversations.conftest import shared, stage

__all__ = ["shared", "stage"]
