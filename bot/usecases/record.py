"""The company's record: kept, and what others changed in it since somebody looked."""

from collections.abc import Callable

from bot.usecases import echoes
from bot.usecases.scene import Scene
from kpi_rules.nouns import Company
from store import company as companies
from store.nouns import Revision


def keep(scene: Scene, company: Company) -> tuple[str, ...]:
    """Save the record, and ask those whose work hangs on what changed in it; gives whom it asked."""
    before = scene.company
    scene.company = companies.save(scene.session, company, author=scene.user, at=scene.at)
    return echoes.spread(scene, before)


def changed_by(scene: Scene, seen: int, part: Callable[[Company], object]) -> Revision | None:
    """The first change of a part of the record after that version, with who made it; None when there is none."""
    looked_at = companies.at_version(scene.session, seen)
    known = part(looked_at) if looked_at is not None else None
    if part(scene.company) == known:
        return None
    for revision in companies.history(scene.session, after=seen):
        if part(Company.model_validate_json(revision.document)) != known:
            return revision
    return None


def others_since(scene: Scene, seen: int) -> tuple[str, ...]:
    """Who else changed the record after that version."""
    authors = companies.authors(scene.session, after=seen)
    return tuple(author for author in authors if author != scene.user)
