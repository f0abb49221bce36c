"""What all tests share: a database of each kind."""

from tests.databases import place

__all__ = ["place"]
