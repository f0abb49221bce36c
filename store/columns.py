"""Column types that keep what was given: exact decimals, storable text, tuples of ids, enums by value."""

import json
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

from nlp.nouns import Frozen
from store.text import storable, storable_json


class Words(sa.types.TypeDecorator[str]):
    """Text of any length, without what no database takes."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Drop NUL and lone surrogates on the way in, in searches too."""
        return None if value is None else storable(value)


class Exact(sa.types.TypeDecorator[Decimal]):
    """A decimal kept digit by digit, as text: SQLite's own numbers lose digits without a word."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Refuse what is no number."""
        if value is None:
            return None
        if not value.is_finite():
            msg = f"{value!r} is not a finite decimal"
            raise ValueError(msg)
        return str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The very decimal that was stored."""
        return None if value is None else Decimal(value)


class Ids(sa.types.TypeDecorator[tuple[str, ...]]):
    """A short list of ids in their order, as a JSON list."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """One line of JSON."""
        return None if value is None else json.dumps([storable(item) for item in value], ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The tuple that was stored."""
        return None if value is None else tuple(json.loads(value))


def valued(kind: type[Frozen], *, name: str) -> type[sa.types.TypeDecorator[Any]]:
    """The type of a column that holds a value of `kind` as JSON; fields added later get their default."""

    class Valued(sa.types.TypeDecorator[Any]):
        impl = sa.Text
        cache_ok = True

        def process_bind_param(self, value: Frozen | dict[str, Any] | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
            if value is None:
                return None
            checked = kind.model_validate(value)
            plain = storable_json(checked.model_dump(mode="json", exclude_defaults=True))
            return json.dumps(plain, ensure_ascii=False)

        def process_result_value(self, value: str | None, dialect: Dialect) -> Frozen | None:  # noqa: ARG002 - SQLAlchemy's signature
            return None if value is None else kind.model_validate_json(value)

        @property
        def python_type(self) -> type[Frozen]:
            return kind

    Valued.__name__ = name
    return Valued


def one_of(enum: type[StrEnum], *, name: str) -> type[sa.Enum]:
    """The type of a column that holds values of `enum`; the database checks them under the name given."""
    column = sa.Enum(
        enum,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )
    # SQLModel takes a type or an instance of one; its annotation names only the first.
    return cast("type[sa.Enum]", column)
