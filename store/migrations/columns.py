"""Short words for the columns of migrations. They may grow; what they make may never change."""

from typing import TypeVar

import sqlalchemy as sa

Kind = TypeVar("Kind")


def words(name: str) -> sa.Column[str]:
    """Text of any length; exact decimals and lists of ids are kept as text too."""
    return sa.Column(name, sa.Text(), nullable=False)


def whole(name: str) -> sa.Column[int]:
    """A whole number that nobody counts up but us."""
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)


def real(name: str) -> sa.Column[float]:
    """A number that need not be exact."""
    return sa.Column(name, sa.Float(), nullable=False)


def flag(name: str) -> sa.Column[bool]:
    """Yes or no."""
    return sa.Column(name, sa.Boolean(), nullable=False)


def day(name: str) -> sa.Column[object]:
    """A date."""
    return sa.Column(name, sa.Date(), nullable=False)


def moment(name: str) -> sa.Column[object]:
    """A point in time, in UTC."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def choice(name: str, values: str) -> sa.Column[str]:
    """One of the values, which are given as one text with spaces between them."""
    kind = sa.Enum(*values.split(), name=name, native_enum=False, create_constraint=True, length=32)
    return sa.Column(name, kind, nullable=False)


def optional(column: sa.Column[Kind]) -> sa.Column[Kind]:
    """The same column, which may be empty."""
    column.nullable = True
    return column
