"""Words typed where a value is not on track: they are what is done about it, and go into the form that asks for it."""

import re
from datetime import timedelta

from bot.dialogue.recording import Desk
from bot.dialogue.say import Choice, Choices, Paragraph, Style
from bot.dialogue.titles import title
from bot.usecases import checkins
from bot.usecases.scene import Scene
from bot.views.values import ACTION
from bot.wording import checkins as words
from bot.wording.markup import fill
from kpi_rules.scoring import standing
from store import values

_POLITE = re.compile(
    r"\s*(?:thanks?|thank you|ok(?:ay)?|great|good|hi|hello|hey|sorry|help)\b", re.IGNORECASE
)
FEWEST_WORDS = 4
"""Less says nothing about what somebody does."""
_FRESH = timedelta(hours=2)
LONGEST = 400


def hears(scene: Scene, text: str, books: Desk) -> bool:
    """Take a message for what is done about a value that was just noted and asked about, if it may be that."""
    batch, stored = checkins.last_batch(scene), checkins.stored_batch(scene)
    said = text.strip()
    if batch is None or stored is None or batch.is_undone or scene.at - stored.at > _FRESH:
        return False
    if (
        not len(said.split()) >= FEWEST_WORDS
        or len(said) > LONGEST
        or said.endswith("?")
        or _POLITE.match(said)
    ):
        return False
    open_ = _unanswered(scene, [one.kpi for one in batch.kept], books)
    if not open_:
        return False
    checkins.keep(scene, batch.model_copy(update={"said": said}))
    names = {id_: title(books.cases[id_].definition) for id_ in open_}
    choices = tuple(
        Choice(id_, words.NOTE_FOR.format(name=name), Style.PRIMARY, form=ACTION)
        for id_, name in names.items()
    )
    asked = words.TYPED_ACTION if len(names) == 1 else words.TYPED_ACTIONS
    scene.say((Paragraph(fill(asked, said=said)), Choices("actions", choices)))
    return True


def _unanswered(scene: Scene, noted: list[str], books: Desk) -> list[str]:
    """The KPIs among those that are not on track, and of which nobody has said what is done in this period."""
    found = {id_: standing(books.cases[id_], books.day) for id_ in noted if id_ in books.cases}
    alarming = {id_: one.period for id_, one in found.items() if one.is_alarming}
    known = values.responses(scene.session, tuple(alarming))
    return [
        id_
        for id_, period in alarming.items()
        if period is None or all(one.period != period.key for one in known.get(id_, ())[:1])
    ]
