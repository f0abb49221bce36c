"""The limits of the rules: everybody may read them, a strategy owner changes them in one form."""

from decimal import Decimal, InvalidOperation

from pydantic import ValidationError

from bot import inbound
from bot.dialogue.say import Form, Paragraph, Says, Small
from bot.usecases import record, setup
from bot.usecases.scene import Scene
from bot.views.forms import Entered, Frame, Text, entered, form
from bot.views.modals import Answer, ViewJson
from bot.wording import limits as words
from bot.wording import talk as talk_words
from bot.wording.markup import Markup, bullets, fill
from kpi_rules.limits import DEFAULTS, Limits
from kpi_rules.numbers import plain

FORM = "limits"
"""Callback id."""


def card(scene: Scene, _rest: str) -> None:
    """All limits, with what is usual where they differ, and the way to change them for those who may."""
    lines = [_row(name, scene.company.limits) for name in Limits.model_fields]
    change: Says = (Form("limits:", FORM, words.OPEN),)
    if not scene.is_owner:
        change = (Small(fill(words.WHO, owners=setup.owners(scene))),)
    scene.say((Paragraph(words.CARD), Paragraph(bullets(lines)), *change))


def _row(name: str, limits: Limits) -> Markup:
    value, usual = _text(limits, name), _text(DEFAULTS, name)
    row = words.ROW if value == usual else words.ROW_CHANGED
    return fill(row, label=_label(name), value=value, usual=usual)


def show(scene: Scene, _press: inbound.Pressed) -> ViewJson | None:
    """A field for each limit, for strategy owners."""
    if not scene.is_owner:
        scene.say((Paragraph(fill(talk_words.NOT_OWNER, owners=setup.owners(scene))),))
        return None
    fields = tuple(_field(name, scene.company.limits) for name in Limits.model_fields)
    says = (Paragraph(words.FORM_INTRO),)
    about = str(scene.company.version)
    return form(FORM, Frame(words.TITLE, words.SUBMIT), about=about, fields=fields, says=says)


def _field(name: str, limits: Limits) -> Text:
    meaning = Limits.model_fields[name].description or ""
    hint = words.USUAL.format(usual=_text(DEFAULTS, name), meaning=meaning)
    return Text(name, _label(name), hint, optional=True, initial=_text(limits, name), most=10)


def take(scene: Scene, view: ViewJson) -> Answer:
    """Keep the limits when they fit together; or say at the field what does not."""
    if not scene.is_owner:
        scene.say((Paragraph(fill(talk_words.NOT_OWNER, owners=setup.owners(scene))),))
        return Answer()
    sent = entered(view)
    if record.changed_by(scene, int(sent.about), lambda company: company.limits) is not None:
        scene.say((Paragraph(words.MEANWHILE),))
        return Answer()
    limits = _limits(sent)
    if isinstance(limits, dict):
        return Answer(limits)
    record.keep(scene, scene.company.model_copy(update={"limits": limits}))
    scene.note("limits changed", subject="company", detail=limits.model_dump_json(exclude_defaults=True))
    scene.say((Small(words.SAVED),))
    return Answer()


def _limits(sent: Entered) -> Limits | dict[str, str]:
    typed = {name: text for name in Limits.model_fields if (text := _typed(sent, name))}
    wrong = {name: words.NO_NUMBER for name, text in typed.items() if _number(text) is None}
    if wrong:
        return wrong
    try:
        return Limits.model_validate({name: _number(text) for name, text in typed.items()})
    except ValidationError as error:
        return _sentences(error)


def _sentences(error: ValidationError) -> dict[str, str]:
    """What is wrong, at its field; what is wrong between fields, at the first one."""
    first = next(iter(Limits.model_fields))
    return {
        str(found["loc"][0]) if found["loc"] else first: (
            words.WRONG if found["loc"] else _sentence(str(found["ctx"]["error"]))
        )
        for found in error.errors()
    }


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _typed(sent: Entered, name: str) -> str:
    return sent.text(name).removesuffix("%").replace(",", ".").strip()


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _text(limits: Limits, name: str) -> str:
    return plain(Decimal(str(getattr(limits, name))))


def _label(name: str) -> str:
    return words.LABELS[name]
