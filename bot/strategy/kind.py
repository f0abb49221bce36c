"""What a form of the strategy record is: what it asks, what it holds now, and what an answer makes of the record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.dialogue.facts import Facts
from bot.dialogue.say import Choice, Says
from bot.views.forms import Day, Entered, Field, Frame, OneOf, People, Room, Several, Someone, Text, form
from bot.views.modals import ViewJson
from bot.wording import strategy as words
from bot.wording.markup import mention
from kpi_rules.nouns import Company
from nlp.nouns import Frozen

Answers = Mapping[str, tuple[str, ...]]
"""What stands in the fields of a form, by their ids."""

Errors = dict[str, str]
"""What is wrong with an answer, by the id of its field."""

NEW = "new"
KEEP, REMOVE = "keep", "remove"


class About(Frozen):
    """What a form is about: the id of the thing, and the version of the record that it was opened on."""

    id: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Kind:
    """One part of the record that has a form. `filled` is empty for what is not, or no longer, in the record."""

    name: str
    title: str
    filled: Callable[[Company, str], Answers]
    fields: Callable[[Facts, str], tuple[Field, ...]]
    """The fields, empty."""
    read: Callable[[Facts, str, Entered], Company | Errors]
    begun: Callable[[Facts, str], Answers] = lambda _facts, _id: {}
    """What stands in the form of something new."""


def shown(kind: Kind, facts: Facts, about_id: str, *, answers: Answers, says: Says = ()) -> ViewJson:
    """The form with these answers in it."""
    about = About(id=about_id, version=facts.company.version)
    fields = tuple(_with(field, answers.get(field.id, ())) for field in kind.fields(facts, about_id))
    frame = Frame(title=kind.title, submit=words.SUBMIT)
    return form(kind.name, frame, about=about.model_dump_json(), fields=fields, says=says)


def opened(kind: Kind, facts: Facts, about_id: str) -> ViewJson | None:
    """The form as the record fills it; None when what it is about is gone."""
    answers = kind.filled(facts.company, about_id) or kind.begun(facts, about_id)
    return shown(kind, facts, about_id, answers=answers) if answers else None


def _with(field: Field, answer: tuple[str, ...]) -> Field:
    match field:
        case Several() | People():
            return replace(field, initial=answer)
        case Day():
            return replace(field, initial=date.fromisoformat(answer[0]) if answer else None)
        case Text() | OneOf() | Someone() | Room():
            return replace(field, initial=answer[0] if answer else field.initial)


def told(field: Field, answer: tuple[str, ...]) -> str:
    """An answer as people read it."""
    if isinstance(field, Someone | People) and answer:
        return ", ".join(map(mention, answer))
    if isinstance(field, OneOf | Several):
        labels = {option.value: option.label for option in field.options}
        return ", ".join(labels.get(value, "") for value in answer) or words.CHANGE_NONE
    return "; ".join(line for value in answer for line in value.splitlines()) or words.CHANGE_NONE


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is not what it was."""

    label: str
    before: str
    after: str


def differences(kind: Kind, facts: Facts, about_id: str, *, before: Company) -> tuple[Difference, ...]:
    """What became different since that record, field by field."""
    was, now = kind.filled(before, about_id), kind.filled(facts.company, about_id)
    return tuple(
        Difference(
            label=words.FIELD_NAMES.get(field.id, field.label),
            before=told(field, was.get(field.id, ())),
            after=told(field, now.get(field.id, ())),
        )
        for field in kind.fields(facts, about_id)
        if was.get(field.id, ()) != now.get(field.id, ())
    )


def filled(**answers: object) -> Answers:
    """Answers without the empty ones."""
    texts = {name: value if isinstance(value, tuple) else (str(value),) for name, value in answers.items()}
    return {name: value for name, value in texts.items() if any(value)}


def keeping() -> OneOf:
    """The field that takes something out of the record."""
    options = (Choice(KEEP, words.KEEP), Choice(REMOVE, words.REMOVE))
    return OneOf(id="keep", label=words.KEEP_LABEL, options=options, initial=KEEP)
