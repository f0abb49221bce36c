"""What a person answers: words typed, or a button, list or form of a question."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typed:
    """Free text, cleaned, with the ids of the people it mentions."""

    text: str
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pressed:
    """A choice made for the question `key`; several values when the list allowed several."""

    key: str
    values: tuple[str, ...]
    label: str = ""

    @property
    def value(self) -> str:
        """The choice, when there is one."""
        return self.values[0] if self.values else ""

    @property
    def subject(self) -> str:
        """What the question is about: what stands behind the first colon of its key."""
        return self.key.partition(":")[2]


Reply = Typed | Pressed
