"""What goes wrong on request: what, where, how often and how likely. Each is drawn when its moment comes."""

from collections.abc import Callable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class FaultKind(StrEnum):
    """The ways in which Slack, or the way to it, can fail."""

    REFUSED = "refused"
    RATELIMITED = "ratelimited"
    ERROR_BEFORE = "error_before"
    ERROR_AFTER = "error_after"
    CLOSE_BEFORE = "close_before"
    CLOSE_AFTER = "close_after"
    HANG_BEFORE = "hang_before"
    HANG_AFTER = "hang_after"
    SLOW = "slow"
    REPEAT = "repeat"
    DELAY = "delay"
    REORDER = "reorder"
    LOSE = "lose"
    DROP_SOCKET = "drop_socket"
    CLOSE_SOCKET = "close_socket"
    SILENT_SOCKET = "silent_socket"
    REFUSE_TICKET = "refuse_ticket"


API_FAULTS = frozenset(
    {
        FaultKind.REFUSED,
        FaultKind.RATELIMITED,
        FaultKind.ERROR_BEFORE,
        FaultKind.ERROR_AFTER,
        FaultKind.CLOSE_BEFORE,
        FaultKind.CLOSE_AFTER,
        FaultKind.HANG_BEFORE,
        FaultKind.HANG_AFTER,
        FaultKind.SLOW,
    }
)
DELIVERY_FAULTS = frozenset(
    {
        FaultKind.REPEAT,
        FaultKind.DELAY,
        FaultKind.REORDER,
        FaultKind.LOSE,
        FaultKind.DROP_SOCKET,
        FaultKind.CLOSE_SOCKET,
        FaultKind.SILENT_SOCKET,
    }
)


class Fault(BaseModel):
    """One thing that shall go wrong.

    `only` names Web API methods (`chat.postMessage`) or what is delivered (`message`, `block_actions`, `/kpi`);
    empty means all. `count` is how often it strikes, `None` for ever. `seconds` is the length of a delay, a hang, or
    the `Retry-After` of a 429; `error` is what a refused call is told.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: FaultKind
    only: tuple[str, ...] = ()
    count: int | None = Field(default=1, ge=1)
    probability: float = Field(default=1.0, gt=0, le=1)
    seconds: float = Field(default=1.0, ge=0)
    error: str = Field(default="internal_error", pattern="^[a-z_]+$")


class Faults:
    """The faults that still wait for their moment."""

    def __init__(self, *, fraction: Callable[[], float]) -> None:
        self._fraction = fraction
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let this go wrong from now on."""
        self._waiting.append(fault)

    def clear(self) -> None:
        """Let everything go well again."""
        self._waiting.clear()

    def waiting(self) -> tuple[Fault, ...]:
        """What has not struck as often as it should."""
        return tuple(self._waiting)

    def draw(self, kinds: frozenset[FaultKind], *, name: str) -> Fault | None:
        """The fault that strikes now, if any; it counts as one time."""
        for index, fault in enumerate(self._waiting):
            if (
                fault.kind in kinds
                and (not fault.only or name in fault.only)
                and self._fraction() < fault.probability
            ):
                self._spend(index)
                return fault
        return None

    def _spend(self, index: int) -> None:
        fault = self._waiting[index]
        if fault.count is None:
            return
        if fault.count == 1:
            del self._waiting[index]
        else:
            self._waiting[index] = fault.model_copy(update={"count": fault.count - 1})
