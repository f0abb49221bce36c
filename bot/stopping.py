"""How a bot in the foreground is told to end."""

import signal
import threading


class StoppedEarly(BaseException):
    """It was told to end before it was up: whatever it is waiting for, it waits no more."""


class Stop:
    """SIGTERM asks it to end; Ctrl-C, a terminal that closes, and a second SIGTERM want that at once."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._hurried = threading.Event()
        self._is_up = False

    @property
    def asked(self) -> bool:
        """Whether it is about to end."""
        return self._asked.is_set()

    def wait(self) -> None:
        """It is up: return when it is asked to end. Until here, being asked raises StoppedEarly."""
        self._is_up = True
        self._asked.wait()

    def linger(self, seconds: float) -> None:
        """Wait so long, or until somebody is in a hurry."""
        self._hurried.wait(seconds)

    def heed_signals(self) -> None:
        """Listen to the signals; one that was started to outlive its terminal (nohup) is not told that it closes."""
        signal.signal(signal.SIGTERM, lambda _number, _frame: self.ask(hurry=self.asked))
        lives_on = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        for number in (signal.SIGINT, *(() if lives_on else (signal.SIGHUP,))):
            signal.signal(number, lambda _number, _frame: self.ask(hurry=True))

    def ask(self, *, hurry: bool) -> None:
        """Tell it to end."""
        self._asked.set()
        if hurry:
            self._hurried.set()
        if not self._is_up:
            raise StoppedEarly
