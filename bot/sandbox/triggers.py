"""The short-lived rights that an interaction gives: a trigger to open a view, a URL to answer at."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.nouns import SlackError


@dataclass(slots=True, kw_only=True)
class Trigger:
    """Lets the app open one view for one person; `in_view` when the person acted inside a modal."""

    user: str
    born: float
    in_view: str | None = None
    spent: bool = False


@dataclass(slots=True, kw_only=True)
class Hook:
    """A response_url: where it leads, and how often it may still be used."""

    channel: str
    user: str
    born: float
    uses_left: int
    message_ts: str | None = None
    ephemeral: bool = False


class Rights:
    """All triggers and response URLs given out."""

    def __init__(self, *, now: Callable[[], float], trigger_seconds: float, hook_seconds: float) -> None:
        self._now = now
        self._trigger_seconds = trigger_seconds
        self._hook_seconds = hook_seconds
        self._triggers: dict[str, Trigger] = {}
        self._hooks: dict[str, Hook] = {}

    def give_trigger(self, trigger_id: str, *, user: str, in_view: str | None = None) -> None:
        """From now on this trigger id is valid, for its few seconds."""
        self._triggers[trigger_id] = Trigger(user=user, born=self._now(), in_view=in_view)

    def spend_trigger(self, trigger_id: str) -> Trigger:
        """Use the trigger up, or refuse as Slack does."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.spent:
            raise SlackError("exchanged_trigger_id")
        if self._now() - trigger.born > self._trigger_seconds:
            raise SlackError("expired_trigger_id")
        trigger.spent = True
        return trigger

    def give_hook(self, token: str, *, hook: Hook) -> None:
        """From now on this token leads to that conversation."""
        self._hooks[token] = hook

    def use_hook(self, token: str) -> Hook:
        """Count one use, or refuse as Slack does."""
        hook = self._hooks.get(token)
        if hook is None or self._now() - hook.born > self._hook_seconds:
            raise SlackError("expired_url")
        if hook.uses_left == 0:
            raise SlackError("used_url")
        hook.uses_left -= 1
        return hook
