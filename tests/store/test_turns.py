"""The queue of those who write."""

import threading
import time

from store.turns import Turns


def test_those_who_wait_are_served_in_the_order_they_came() -> None:
    turns, served = Turns(), list[int]()
    assert turns.acquire(timeout=1)

    def wait(number: int) -> None:
        assert turns.acquire(timeout=5)
        served.append(number)
        turns.release()

    threads = [threading.Thread(target=wait, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
        time.sleep(0.02)
    turns.release()
    for thread in threads:
        thread.join()
    assert served == list(range(8))


def test_who_waits_too_long_leaves_the_queue_and_holds_up_nobody() -> None:
    turns = Turns()
    assert turns.acquire(timeout=1)
    assert not turns.acquire(timeout=0.01)
    turns.release()
    assert turns.acquire(timeout=1)


def test_never_two_at_a_time() -> None:
    turns, inside, most = Turns(), [0], [0]

    def work() -> None:
        for _ in range(200):
            if turns.acquire(timeout=5):
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                inside[0] -= 1
                turns.release()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
    assert turns.acquire(timeout=0)
