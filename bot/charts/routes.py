"""The ways of arrows between rows of boxes: up or down beside the boxes, across in the room between two rows.

Channel n is the room above row n. An arrow between neighbouring rows crosses one channel; a longer one leaves its
channel by a lane at the side, so that it runs through no box. Each stretch has a track of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

TRACK, HEADROOM = 16, 28
"""Pixels between two arrows side by side, and between an arrow's end and the first of them."""

Ends = tuple[str, str]
"""The ids of the boxes that an arrow leaves and enters."""

Edges = Sequence[tuple[int, int]]
"""Top and bottom of each row."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The row of a box, and from where to where it reaches."""

    row: int
    left: int
    right: int

    @property
    def middle(self) -> int:
        """Its centre."""
        return (self.left + self.right) // 2


@dataclass(frozen=True, slots=True)
class _Span:
    """Through which channels an arrow goes, and on which sides of its boxes it begins and ends."""

    ends: Ends
    leaves: int
    enters: int
    from_top: bool
    to_top: bool

    @property
    def is_long(self) -> bool:
        """Whether it needs a lane at the side."""
        return self.leaves != self.enters


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of a way that runs across one channel."""

    ends: Ends
    channel: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Where all arrows run, before anybody knows how high the rows are."""

    slots: Mapping[str, Slot]
    spans: tuple[_Span, ...]
    xs: Mapping[Ends, tuple[int, int]]
    """Where an arrow leaves its box, and where it enters the other."""
    lanes: Mapping[Ends, int]
    tracks: Mapping[tuple[Ends, int], int]
    """By arrow and channel."""
    left: int
    """Where boxes begin."""

    @property
    def ends(self) -> tuple[Ends, ...]:
        """Every arrow that is drawn."""
        return tuple(span.ends for span in self.spans)

    def room(self, channel: int) -> int:
        """The height that the arrows of a channel need; 0 without any."""
        if not any(channel in {span.leaves, span.enters} for span in self.spans):
            return 0
        used = [track for (_, where), track in self.tracks.items() if where == channel]
        return HEADROOM + TRACK * (max(used) + 1 if used else 0)

    def way(self, ends: Ends, edges: Edges) -> tuple[tuple[int, int], ...]:
        """The corners of the arrow's way, once the rows have their heights."""
        span = next(span for span in self.spans if span.ends == ends)
        (start, end), (cause, effect) = self.xs[ends], (self.slots[one] for one in ends)
        first = edges[cause.row][0 if span.from_top else 1]
        last = edges[effect.row][0 if span.to_top else 1]
        leaves, enters = (self._height(ends, channel, edges) for channel in (span.leaves, span.enters))
        if not span.is_long and start == end:
            return ((start, first), (end, last))
        lane = self.lanes.get(ends, end)
        between = ((lane, leaves), (lane, enters), (end, enters)) if span.is_long else ((end, leaves),)
        return ((start, first), (start, leaves), *between, (end, last))

    def _height(self, ends: Ends, channel: int, edges: Edges) -> int:
        track = self.tracks.get((ends, channel), 0)
        if channel == 0:
            return edges[0][0] - HEADROOM - TRACK * track
        return edges[channel - 1][1] + HEADROOM + TRACK * track


def planned(
    rows: Sequence[Sequence[str]], arrows: Iterable[Ends], *, inner: tuple[int, int], gap: int
) -> Plan:
    """The ways of all arrows between boxes that are there; rows share the inner width that lanes leave them."""
    at = {id_: number for number, row in enumerate(rows) for id_ in row}
    known = dict.fromkeys(ends for ends in arrows if set(ends) <= set(at) and ends[0] != ends[1])
    spans = tuple(_span(ends, at) for ends in known)
    sides = _sides([span for span in spans if span.is_long], rows)
    counts = [
        max((lane for side, lane in sides.values() if side == which), default=-1) + 1 for which in (0, 1)
    ]
    left, right = inner[0] + TRACK * counts[0], inner[1] - TRACK * counts[1]
    slots = {
        id_: slot for number, row in enumerate(rows) for id_, slot in _slots(number, row, left, right, gap)
    }
    lanes = {
        ends: left - TRACK * (lane + 1) + 4 if side == 0 else right + TRACK * (lane + 1) - 4
        for ends, (side, lane) in sides.items()
    }
    xs = _ports(spans, slots, lanes)
    return Plan(slots, spans, xs, lanes, _tracks(spans, xs, lanes), left)


def _span(ends: Ends, at: Mapping[str, int]) -> _Span:
    cause, effect = (at[one] for one in ends)
    if effect > cause:
        return _Span(ends, leaves=cause + 1, enters=effect, from_top=False, to_top=True)
    enters = effect + 1 if effect < cause else effect
    return _Span(ends, leaves=cause, enters=enters, from_top=True, to_top=effect == cause)


def _slots(number: int, row: Sequence[str], left: int, right: int, gap: int) -> Iterable[tuple[str, Slot]]:
    width = (right - left - gap * (len(row) - 1)) // len(row)
    return [
        (id_, Slot(number, left + n * (width + gap), left + n * (width + gap) + width))
        for n, id_ in enumerate(row)
    ]


def _sides(spans: Sequence[_Span], rows: Sequence[Sequence[str]]) -> dict[Ends, tuple[int, int]]:
    """For each long arrow the side that is nearer, and its lane there, the innermost first."""
    place = {id_: (n + 0.5) / len(row) for row in rows for n, id_ in enumerate(row)}
    found: dict[Ends, tuple[int, int]] = {}
    taken: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for span in sorted(spans, key=lambda one: abs(one.leaves - one.enters)):
        middle = place[span.ends[0]] + place[span.ends[1]]
        side = int(middle > 1 or (middle == 1 and len(found) % 2 == 0))
        reach = (min(span.leaves, span.enters), max(span.leaves, span.enters))
        lane = 0
        while any(low <= reach[1] and reach[0] <= high for low, high in taken.get((side, lane), ())):
            lane += 1
        taken.setdefault((side, lane), []).append(reach)
        found[span.ends] = (side, lane)
    return found


def _ports(
    spans: Sequence[_Span], slots: Mapping[str, Slot], lanes: Mapping[Ends, int]
) -> dict[Ends, tuple[int, int]]:
    """Ends of arrows spread over the edges of their boxes, in the order of where they go."""
    wanted: dict[tuple[str, bool], list[tuple[int, Ends, int]]] = {}
    for span in spans:
        for which, id_, on_top in ((0, span.ends[0], span.from_top), (1, span.ends[1], span.to_top)):
            other = lanes.get(span.ends, slots[span.ends[1 - which]].middle)
            wanted.setdefault((id_, on_top), []).append((other, span.ends, which))
    found: dict[tuple[Ends, int], int] = {}
    for (id_, _), every in wanted.items():
        slot = slots[id_]
        for n, (_, ends, which) in enumerate(sorted(every), 1):
            found[ends, which] = slot.left + (slot.right - slot.left) * n // (len(every) + 1)
    return {span.ends: (found[span.ends, 0], found[span.ends, 1]) for span in spans}


def _tracks(
    spans: Sequence[_Span], xs: Mapping[Ends, tuple[int, int]], lanes: Mapping[Ends, int]
) -> dict[tuple[Ends, int], int]:
    """Stretches that would lie on each other get tracks of their own, the shortest nearest to the boxes above."""
    found: dict[tuple[Ends, int], int] = {}
    taken: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for one in sorted(_stretches(spans, xs, lanes), key=lambda one: (abs(one.end - one.start), one.ends)):
        low, high = sorted((one.start, one.end))
        track = 0
        while any(a - TRACK < high and low < b + TRACK for a, b in taken.get((one.channel, track), ())):
            track += 1
        taken.setdefault((one.channel, track), []).append((low, high))
        found[one.ends, one.channel] = track
    return found


def _stretches(
    spans: Sequence[_Span], xs: Mapping[Ends, tuple[int, int]], lanes: Mapping[Ends, int]
) -> Iterable[_Stretch]:
    for span in spans:
        start, end = xs[span.ends]
        if span.is_long:
            yield _Stretch(span.ends, span.leaves, start, lanes[span.ends])
            yield _Stretch(span.ends, span.enters, lanes[span.ends], end)
        elif start != end:
            yield _Stretch(span.ends, span.leaves, start, end)
