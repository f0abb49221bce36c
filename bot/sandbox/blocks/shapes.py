"""One thing against its shape: required fields, unknown fields, and every field by its rule."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.sandbox.blocks.data import BEYOND_SHAPE
from bot.sandbox.blocks.problems import Problem
from bot.sandbox.blocks.table import block_shape, element_shape, shape
from bot.sandbox.blocks.values import SIMPLE
from bot.sandbox.nouns import Json, Surface

Found = Iterator[Problem]
NO_OBJECT = "must provide an object"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the payload we are, and what is known about it."""

    pointer: str
    surface: Surface
    known_files: frozenset[str]
    scopes: frozenset[str]

    def at(self, name: str | int) -> "Place":
        """One step deeper."""
        return replace(self, pointer=f"{self.pointer}/{name}")

    def problem(self, message: str) -> Problem:
        """A complaint about this place."""
        return Problem(message, self.pointer)


def wrong_block(block: object, *, place: Place, only: list[str] | None = None) -> Found:
    """A block: its type, its surface, its scope, its fields."""
    if not isinstance(block, dict):
        yield place.problem(NO_OBJECT)
        return
    kind = block.get("type")
    found = block_shape(kind)
    if found is None or place.surface not in found["surfaces"] or (only and kind not in only):
        yield place.at("type").problem(f"unsupported type: {kind}")
        return
    problems = [*needs_scope(found, place=place), *fields_of(block, shape=found, place=place)]
    yield from problems
    if not problems and kind in BEYOND_SHAPE:
        yield from (place.at(below).problem(message) for message, below in BEYOND_SHAPE[str(kind)](block))


def wrong_element(element: object, *, role: str, place: Place) -> Found:
    """An element: whether it may stand here, and its fields."""
    if not isinstance(element, dict):
        yield place.problem(NO_OBJECT)
        return
    kind = element.get("type")
    found = element_shape(kind)
    if found is None or role not in found["roles"] or place.surface not in found["surfaces"]:
        yield place.at("type").problem(f"unsupported type: {kind}")
        return
    yield from needs_scope(found, place=place)
    yield from fields_of(element, shape=found, place=place)
    yield from initial_choice(element, place=place)


def needs_scope(found: Json, *, place: Place) -> Found:
    """Some things are only for apps with a certain scope."""
    scope = found.get("scope")
    if scope and scope not in place.scopes:
        yield place.problem(f"missing_scope: {scope}")


def initial_choice(element: Json, *, place: Place) -> Found:
    """What is chosen at first must be one of the options, exactly."""
    if "external" in str(element.get("type")):
        return
    groups = element.get("option_groups") or ()
    options = [
        *(element.get("options") or ()),
        *(option for group in groups for option in group.get("options", ())),
    ]
    for option in (element.get("initial_option"), *(element.get("initial_options") or ())):
        if option is not None and option not in options:
            name = "initial_option" if "initial_option" in element else "initial_options"
            yield place.at(name).problem(f"`{name}` must exactly match one of the provided options")


def fields_of(thing: Json, *, shape: Json, place: Place) -> Found:
    """All fields of an object whose shape is known."""
    rules = shape["fields"]
    for name, rule in rules.items():
        if rule.get("required") and name not in thing:
            yield place.problem(f"missing required field: {name}")
    for name, value in thing.items():
        if name in rules:
            yield from wrong(value, rule=rules[name], place=place.at(name))
        elif name != "type":
            yield place.problem(f"invalid additional property: {name}")
    yield from combinations(thing, shape=shape, place=place)


def combinations(thing: Json, *, shape: Json, place: Place) -> Found:
    """Fields of which at least one, exactly one, or at most one may be there."""
    if "any_of" in shape and not any(thing.get(name) for name in shape["any_of"]):
        names = " or ".join(f"`{name}`" for name in shape["any_of"])
        yield place.at("type").problem(f"must define either {names}")
    if "one_of" in shape and sum(name in thing for name in shape["one_of"]) != 1:
        names = " or ".join(f"`{name}`" for name in shape["one_of"])
        yield place.problem(f"must define exactly one of {names}")
    if "at_most_one" in shape and sum(name in thing for name in shape["at_most_one"]) > 1:
        names = " or ".join(f"`{name}`" for name in shape["at_most_one"])
        yield place.problem(f"must define only one of {names}")
    for name, (other, needed) in shape.get("only_with", {}).items():
        if thing.get(name) and thing.get(other, False) != needed:
            yield place.at(name).problem(f"`{name}` needs `{other}` to be {json.dumps(needed)}")


def wrong(value: object, *, rule: Json, place: Place) -> Found:
    """One value against its rule."""
    match rule["kind"]:
        case "list":
            yield from wrong_list(value, rule=rule, place=place)
        case "object":
            yield from wrong_object(value, name=rule["of"], place=place)
        case "element":
            yield from wrong_element(value, role=rule["role"], place=place)
        case "variant":
            yield from wrong_variant(value, rule=rule, place=place)
        case "block":
            yield from wrong_block(value, place=place, only=rule.get("types"))
        case simple:
            for message, below in SIMPLE[simple](value, rule):
                yield (place.at(below) if below else place).problem(message)


def wrong_list(value: object, *, rule: Json, place: Place) -> Found:
    """A list: its length, then its items."""
    if not isinstance(value, list):
        yield place.problem("must provide an array")
        return
    if len(value) < rule.get("min", 0):
        yield place.problem(f"no fewer than {rule['min']} items allowed")
    if "max" in rule and len(value) > rule["max"]:
        yield place.problem(f"no more than {rule['max']} items allowed")
        return
    for index, item in enumerate(value):
        yield from wrong(item, rule=rule["of"], place=place.at(index))


def wrong_variant(value: object, *, rule: Json, place: Place) -> Found:
    """One of several kinds of a thing, told apart by its type: a chart, a cell, a part of rich text."""
    if not isinstance(value, dict):
        yield place.problem(NO_OBJECT)
        return
    kind = value.get("type")
    found = shape(rule["of"], kind)
    if found is None or kind not in rule.get("types", [kind]):
        yield place.at("type").problem(f"unsupported type: {kind}")
        return
    yield from fields_of(value, shape=found, place=place)


def wrong_object(value: object, *, name: str, place: Place) -> Found:
    """A composition object."""
    found = shape("objects", name) or {}
    if value is None and found.get("nullable"):
        return
    if not isinstance(value, dict):
        yield place.problem(NO_OBJECT)
        return
    yield from fields_of(value, shape=found, place=place)
    if name == "slack_file" and not known_file(value, place=place):
        yield place.problem("invalid slack file")


def known_file(value: Json, *, place: Place) -> bool:
    """Whether the file is there and ready to be shown."""
    address = str(value.get("url", ""))
    return value.get("id") in place.known_files or any(
        address.endswith(known) for known in place.known_files if address
    )
