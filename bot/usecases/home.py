"""The home page of the app: what it does, what waits for you, where everybody stands."""

from bot.dialogue.say import Divider, Paragraph, Says
from bot.usecases import greeting, setup, status
from bot.usecases.scene import Scene, opened
from bot.usecases.services import Services
from bot.views.blocks import blocks
from bot.wording import talk as words
from store import outbox
from store.message_nouns import Kind


def opened_home(services: Services, *, team: str, user: str, key: str) -> None:
    """Somebody looks at the home page: publish the newest."""
    with opened(services, team=team, user=user, key=key, kind="home") as scene:
        if scene is not None:
            publish(scene)


def opened_messages(services: Services, *, team: str, user: str, key: str, channel: str) -> None:
    """Somebody opens the DM for the first time: say in three sentences what this is."""
    with opened(services, team=team, user=user, key=key, kind="first contact", channel=channel) as scene:
        # Somebody whom the bot wrote to already has something better to read than a greeting.
        if scene is None or scene.conversation.version > 0 or outbox.wrote_to(scene.session, user):
            return
        scene.remember(channel=channel, answered="hello")
        first = () if not scene.company.owners else (Paragraph(words.FIRST),)
        scene.say((*first, *greeting.hello(scene)))


def publish(scene: Scene) -> None:
    """Put the page together from the database and send it."""
    view = {"type": "home", "blocks": list(blocks(_page(scene)))}
    payload = {"view": view}
    scene.send(Kind.PUBLISH_HOME, to=scene.user, conversation=f"home:{scene.user}", payload=payload)


def _page(scene: Scene) -> Says:
    if not scene.company.owners:
        return setup.welcome()
    stands = status.status_in(scene.session, scene.services, user=scene.user, asked="me")
    return (Paragraph(words.FIRST), *greeting.hello(scene), Divider(), *stands)
