"""Which form a button opens, and what becomes of it when it is submitted: one row a form."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from slack_bolt import Ack

from bot import inbound
from bot.dialogue import asking as asked
from bot.dialogue import bonds, departments, reviewing, ways
from bot.listeners.actions import Desk, show_form
from bot.listeners.guard import Origin, guarded
from bot.nudges.letter import AWAY_FORM, SETTINGS_FORM
from bot.strategy.kinds import KINDS
from bot.strategy.remove import REMOVE_FORM
from bot.usecases import (
    approval,
    asking_forms,
    bond_forms,
    cascade,
    comments,
    digest,
    events,
    excuses,
    filling,
    limits,
    post_forms,
    posts,
    reminding,
    review_forms,
    reviews,
    setup,
    sheets,
    strategy,
    weights,
)
from bot.usecases.scene import Scene, opened
from bot.views import reviews as review_views
from bot.views import sheet, values
from bot.views.modals import Answer, ViewJson
from bot.views.reminders import DIGEST_FORM
from bot.wording import posts as post_words

Listener = Callable[..., None]


@dataclass(frozen=True, slots=True)
class FormRoute:
    """A form. `name` stands in `say.Form` and is the callback id of its modal.

    `show` gives the modal for a press, or None when the person was told why there is none. `take` changes what was
    asked for. Both look up now who may do it; nothing in the payload gives rights.
    """

    name: str
    show: Callable[[Scene, inbound.Pressed], ViewJson | None]
    take: Callable[[Scene, ViewJson], Answer]


FORMS = (
    *(
        FormRoute(k.name, show=partial(strategy.show, kind=k), take=partial(strategy.take, kind=k))
        for k in KINDS
    ),
    FormRoute(cascade.EXCUSE, show=excuses.show_excuse, take=excuses.take_excuse),
    FormRoute(REMOVE_FORM, show=lambda _scene, _press: None, take=strategy.take_removal),
    FormRoute(departments.FORM, show=setup.show_department, take=setup.take_department),
    FormRoute(events.SEND_BACK, show=approval.show_send_back, take=approval.take_send_back),
    FormRoute(SETTINGS_FORM, show=reminding.show_settings, take=reminding.take_settings),
    FormRoute(DIGEST_FORM, show=digest.show, take=digest.take),
    FormRoute(AWAY_FORM, show=reminding.show_away, take=reminding.take_away),
    FormRoute(asked.CORRECT, show=asking_forms.show_correct, take=asking_forms.take_correct),
    FormRoute(asked.ELSE, show=asking_forms.show_else, take=asking_forms.take_else),
    FormRoute(asked.NOTE, show=asking_forms.show_note, take=asking_forms.take_note),
    FormRoute(ways.WEIGHTS, show=weights.show, take=weights.take),
    FormRoute(limits.FORM, show=limits.show, take=limits.take),
    FormRoute(sheet.FORM, show=sheets.show, take=sheets.take),
    FormRoute(values.FILL_IN, show=filling.show_all, take=filling.take_all),
    FormRoute(reviewing.FORM, show=review_forms.show, take=review_forms.take),
    FormRoute(review_views.REFUSE, show=reviews.show_refuse, take=review_forms.take_refusal),
    FormRoute(values.ACTION, show=filling.show_action, take=filling.take_action),
    FormRoute(bonds.COMMENT, show=comments.show_comment, take=comments.take_comment),
    FormRoute(bonds.SHARE, show=bond_forms.show_share, take=bond_forms.take_share),
    FormRoute(bonds.SUGGEST, show=bond_forms.show_suggest, take=bond_forms.take_suggest),
    FormRoute(bonds.TIE, show=bond_forms.show_tie, take=bond_forms.take_tie),
    FormRoute(post_words.FORM, show=post_forms.show_post, take=post_forms.take_post),
    FormRoute(post_words.PARTS_FORM, show=post_forms.show_parts, take=post_forms.take_parts),
    FormRoute(post_words.DOUBT_FORM, show=posts.show_doubt, take=posts.take_doubt),
)
"""Every form that a `say.Form` or `say.FormPick` opens."""


def shown(desk: Desk) -> Listener:
    """A button or a list that opens a form. A trigger lives three seconds, so it is used at once."""
    known = {form.name: form for form in FORMS}

    def listener(ack: Ack, body: dict[str, Any]) -> None:
        press = inbound.pressed(body)
        form = known.get(press.form)
        if form is not None:
            origin = Origin(press.team, press.user, press.key, "press", interactive=True)
            guarded(desk.services, desk.client, origin, lambda: _show(desk, press, form))
        ack()

    return listener


def _show(desk: Desk, press: inbound.Pressed, form: FormRoute) -> None:
    view: ViewJson | None = None
    with opened(desk.services, team=press.team, user=press.user, key=press.key, kind="press") as scene:
        if scene is not None:
            view = form.show(scene, press)
    if view is not None:
        show_form(desk, press, view)


def submitted(desk: Desk, form: FormRoute) -> Listener:
    """The form was sent: it closes, stays with sentences at its fields, or shows something else."""

    def listener(ack: Ack, body: dict[str, Any], view: ViewJson) -> None:
        answers: list[Answer] = []
        key = inbound.interaction_key(body)
        origin = Origin(body["team"]["id"], body["user"]["id"], key, "form", interactive=True)

        def work() -> None:
            with opened(desk.services, team=origin.team, user=origin.user, key=key, kind="form") as scene:
                if scene is not None:
                    answers.append(form.take(scene, view))

        guarded(desk.services, desk.client, origin, work)
        answer = answers[-1] if answers else Answer()
        if answer.errors:
            ack(response_action="errors", errors=answer.errors)
        elif answer.view is not None:
            ack(response_action="update", view=answer.view)
        else:
            ack()

    return listener
