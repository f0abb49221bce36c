"""The end of listening: nothing new is taken, what is in work is finished and acknowledged, then the line is closed."""

from contextlib import suppress
from threading import Thread

from bot.listeners.line import Line


def hang_up(line: Line, *, patience: float) -> bool:
    """Stop listening without losing anything; False when something is still in work after so many seconds.

    What was not acknowledged, Slack delivers again to the next process. The client's own `close` would wait for its
    next byte for up to three seconds, and break the acknowledgements of what is in work.
    """
    client = line.client
    client.auto_reconnect_enabled = False
    client.closed = True
    client.message_queue.put("")  # its dispatcher wakes up, and sees that it is closed
    client.message_processor.event.set()
    client.message_processor.thread.join()
    is_done = _finished(line, patience=patience)
    client.current_session_state.terminated = True
    if client.current_session is not None:
        with suppress(OSError):
            client.current_session.ping("goodbye")  # the answer ends the read that is under way
    if is_done:
        client.close()
    return is_done


def _finished(line: Line, *, patience: float) -> bool:
    waiting = Thread(target=line.client.message_workers.shutdown, name="last in work", daemon=True)
    waiting.start()
    waiting.join(patience)
    return not waiting.is_alive()
