"""Text that any database takes: no lone surrogates, no NUL."""

import json
from collections.abc import Mapping


def storable(text: str) -> str:
    """The same text; half a surrogate pair becomes the replacement sign, NUL is left out."""
    text = text.replace("\x00", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        # A pair that was split into two halves is one good character again; what stays alone cannot be kept.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def stored_json(value: object) -> str:
    """A JSON value as text that any database takes."""
    written = json.dumps(value, ensure_ascii=False)
    # Hardly any holds something to replace, and then it is replaced where it stands, not in what JSON made of it.
    return written if _is_storable(written) else json.dumps(storable_json(value), ensure_ascii=False)


def _is_storable(written: str) -> bool:
    try:
        written.encode()
    except UnicodeEncodeError:
        return False
    return "\\u0000" not in written


def storable_json(value: object) -> object:
    """A JSON value with every text in it, keys included, made storable."""
    match value:
        case str():
            return storable(value)
        case Mapping():
            return {storable(str(key)): storable_json(item) for key, item in value.items()}
        case list() | tuple():
            return [storable_json(item) for item in value]
        case _:
            return value
