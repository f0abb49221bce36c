"""Looks at very many KPIs: said at once that they take a moment, made behind, and answered in the DM.

Slack takes the answer to a command for three seconds, and in a file a transaction that writes keeps everybody waiting.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bot.dialogue.say import Paragraph, Says
from bot.usecases.scene import Scene, opened, scene_of
from bot.usecases.services import Services
from bot.wording import long_looks as words
from bot.wording import trouble
from bot.wording.markup import fill
from store.message_nouns import Kind

MOST_AT_ONCE = 500
"""KPIs that are looked at while somebody waits: half a second for the largest of these answers."""

MOST_TOGETHER = 10_000
"""KPIs of one answer: so many take half a minute and 300 MB at the most."""

Look = Callable[[Scene], None]
log = logging.getLogger(__name__)


class LongLookError(Exception):
    """So many KPIs would have to be looked at before there is an answer."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@dataclass(slots=True)
class Aside(Scene):
    """A scene that only reads. What it says and notes is kept until somebody may write it down."""

    kept: list[Look] = field(default_factory=list)

    def send(self, kind: Kind, *, to: str, conversation: str, payload: dict[str, Any]) -> None:
        """Keep the request."""
        self.kept.append(lambda scene: scene.send(kind, to=to, conversation=conversation, payload=payload))

    def note(self, action: str, *, subject: str, detail: str = "") -> None:
        """Keep the note."""
        self.kept.append(lambda scene: scene.note(action, subject=subject, detail=detail))


def is_long(count: int) -> bool:
    """Whether somebody who waits would wait too long for a look at so many KPIs."""
    return count > MOST_AT_ONCE


def is_too_long(count: int) -> bool:
    """Whether so many KPIs are too many for one answer."""
    return count > MOST_TOGETHER


def at_length(scene: Scene, work: Look, *, asked: str, count: int) -> None:
    """Do work that reads so many KPIs and says something: now where these are few, else behind a short answer."""
    if not is_long(count):
        work(scene)
    else:
        scene.say(later(scene.services, work, team=scene.team, user=scene.user, asked=asked, count=count))


def later(services: Services, work: Look, *, team: str, user: str, asked: str, count: int) -> Says:
    """Let the work be done behind; gives what the person is told meanwhile."""
    if is_too_long(count):
        return (Paragraph(fill(words.TOO_MANY, count=f"{count:,}", asked=asked.split(maxsplit=1)[0])),)
    added = services.errands.add((team, user, asked), partial(_done, services, work, team=team, user=user))
    return (Paragraph(fill(words.LOOKING if added else words.STILL_LOOKING, count=f"{count:,}")),)


def _done(services: Services, work: Look, *, team: str, user: str) -> None:
    try:
        kept = _gathered(services, work, team=team, user=user)
    except Exception:
        reference = services.new_id()[-8:]
        log.exception("a long look failed: %s", reference)
        sorry = Paragraph(fill(trouble.APOLOGY, reference=reference))
        kept = [lambda scene: scene.say((sorry,))]
    if services.errands.is_stopped:
        return
    with opened(services, team=team, user=user, key=services.new_id(), kind="errand") as scene:
        if scene is not None:
            for one in kept:
                one(scene)


def _gathered(services: Services, work: Look, *, team: str, user: str) -> list[Look]:
    with services.database.read(team, at_length=True) as session:
        aside = scene_of(Aside, services, session, team=team, user=user, at=services.now())
        work(aside)
    return aside.kept
