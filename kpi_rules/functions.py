"""What departments do: the functions of the value chain, and special trades that a department's name tells."""

import re
from enum import StrEnum


class Function(StrEnum):
    """What a department does for the company: the links of the value chain, then those that support it."""

    RND = "rnd"
    PROCUREMENT = "procurement"
    PRODUCTION = "production"
    MARKETING = "marketing"
    SALES = "sales"
    SERVICE = "service"
    FINANCE = "finance"
    HR = "hr"
    IT = "it"
    ADMIN = "admin"


class Trade(StrEnum):
    """A special trade within a function, told by a department's name: a legal department is no reception."""

    LEGAL = "legal"
    QUALITY = "quality"

    @property
    def function(self) -> Function:
        """What such a department does for the company, in the terms of the value chain."""
        return Function.ADMIN

    def is_told_by(self, name: str) -> bool:
        """Whether a department of this name has that trade."""
        return not _TRADE_WORDS[self].isdisjoint(re.findall(r"[a-z]+", name.casefold()))


_TRADE_WORDS = {
    Trade.LEGAL: frozenset({"legal", "law", "lawyers", "counsel", "compliance", "contracts"}),
    Trade.QUALITY: frozenset({"quality", "qa", "qm", "qc", "qs", "qhse"}),
}
Line = Function | Trade
"""A line of work: what the catalogue has patterns and a guide for."""
