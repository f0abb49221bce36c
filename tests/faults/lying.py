"""The network that lies: what was sent arrives, and whoever sent it hears something else, or nothing."""

from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.server import Running

POST = ("chat.postMessage",)
SHARES = (
    Fault(kind=FaultKind.CLOSE_AFTER, only=POST, count=None, probability=0.03),
    Fault(kind=FaultKind.ERROR_AFTER, only=POST, count=None, probability=0.02),
    Fault(kind=FaultKind.HANG_AFTER, only=POST, count=None, probability=0.01, seconds=1.2),
    Fault(kind=FaultKind.RATELIMITED, only=POST, count=None, probability=0.05, seconds=0),
)


def lie(sandbox: Running) -> None:
    """Let it lie from now on, in these shares."""
    for fault in SHARES:
        sandbox.fail(fault)


def lies(sandbox: Running) -> set[FaultKind]:
    """What really happened of it."""
    calls = sandbox.do(lambda: list(sandbox.sandbox.ledger.calls))
    return {FaultKind(call.fault) for call in calls if call.fault}
