"""What the workspace holds: people, conversations, messages, views, files. Data only, ready to be saved."""

from dataclasses import dataclass, field

from bot.sandbox.nouns import Json, Kind


@dataclass(slots=True, kw_only=True)
class Person:
    """A member of the workspace, or the bot's own user."""

    id: str
    name: str
    real_name: str
    title: str = ""
    tz: str = "Europe/London"
    email: str = ""
    deleted: bool = False
    guest: bool = False
    is_bot: bool = False
    updated: int = 0


@dataclass(slots=True, kw_only=True)
class Conversation:
    """A channel, private channel or DM, with its messages in the order of their timestamps."""

    id: str
    name: str
    kind: Kind
    members: list[str]
    creator: str = ""
    created: int = 0
    archived: bool = False
    general: bool = False
    topic: str = ""
    purpose: str = ""
    messages: dict[str, Json] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class OpenView:
    """A modal on somebody's screen, or their App Home, as Slack stores it."""

    owner: str
    view: Json


@dataclass(slots=True, kw_only=True)
class StoredFile:
    """A file: announced, then uploaded, then completed and perhaps shared."""

    id: str
    owner: str
    name: str
    title: str
    length: int
    created: int
    secret: str
    content: bytes | None = None
    completed: bool = False
    alt_txt: str = ""
    channels: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Scheduled:
    """A message that waits for its time."""

    id: str
    channel: str
    post_at: int
    created: int
    message: Json


@dataclass(slots=True, kw_only=True)
class Workspace:
    """The whole of it."""

    people: dict[str, Person] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    ephemerals: dict[str, dict[str, dict[str, Json]]] = field(default_factory=dict)
    views: dict[str, OpenView] = field(default_factory=dict)
    stacks: dict[str, list[str]] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    scheduled: dict[str, Scheduled] = field(default_factory=dict)
    typed: dict[str, Json] = field(default_factory=dict)

    def humans(self) -> list[Person]:
        """Everybody but the bot."""
        return [person for person in self.people.values() if not person.is_bot]

    def dm(self, one: str, *, other: str) -> Conversation | None:
        """The DM of two people, if it was ever opened."""
        pair = {one, other}
        rooms = self.conversations.values()
        return next((room for room in rooms if room.kind is Kind.IM and set(room.members) == pair), None)

    def stack(self, user: str) -> list[Json]:
        """The modals that this person has open, bottom to top."""
        return [self.views[view_id].view for view_id in self.stacks.get(user, [])]

    def home(self, user: str) -> Json | None:
        """The App Home published for this person."""
        view_id = self.homes.get(user)
        return self.views[view_id].view if view_id else None

    def named(self, name: str) -> Conversation | None:
        """The channel with this name, given with or without its number sign."""
        bare = name.removeprefix("#")
        public = (Kind.CHANNEL, Kind.PRIVATE)
        rooms = self.conversations.values()
        return next((room for room in rooms if room.kind in public and room.name == bare), None)


def dm_id(user: str) -> str:
    """The fixed id of the DM between this person and the bot."""
    return "D" + user.removeprefix("U")
