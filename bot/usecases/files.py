"""Shared files: fetched and read before the transaction, put into the draft or judged inside it."""

from dataclasses import dataclass

from bot.dialogue.prompts import lines_of
from bot.dialogue.say import Paragraph, Says, Small
from bot.inbound import Said
from bot.sheets.nouns import LONGEST_LINE, MOST_LINES, MOST_ROWS, Listing, RefusedError, SharedFile
from bot.sheets.reading import read
from bot.sheets.receiving import Store
from bot.sheets.sentences import sentence
from bot.usecases import check, drafting, setup
from bot.usecases.scene import Scene
from bot.usecases.services import Services
from bot.wording import sheets as words
from bot.wording.markup import Markup, counted, fill
from store.nouns import Topic

MOST_FILES = 3
MOST_VERDICTS = 5
"""More verdicts than this in one answer nobody reads."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the files of one message hold, and what is to be said about them."""

    lines: tuple[str, ...] = ()
    says: Says = ()


def found(services: Services, message: Said, *, place: Store) -> Found:
    """Fetch and read the files of a message. Asks Slack and waits: never inside a transaction."""
    parts = [_one(services, file, place=place) for file in message.files[:MOST_FILES]]
    left = (Small(fill(words.MOST_FILES, limit=MOST_FILES)),) if len(message.files) > MOST_FILES else ()
    lines = tuple(dict.fromkeys(line for part in parts for line in part.lines))
    return Found(lines[:MOST_LINES], (*(said for part in parts for said in part.says), *left))


def _one(services: Services, file: SharedFile, *, place: Store) -> Found:
    try:
        listing = read(file, place)
    except RefusedError as refused:
        return Found(says=(Paragraph(fill(words.REFUSED[refused.trouble], name=file.name)),))
    today = services.now().date()
    lines = tuple(line for row in listing.rows for line in lines_of(sentence(row, today=today)))
    return Found(lines, (Small(_where(listing, file)), *_left_out(listing, file)))


def _where(listing: Listing, file: SharedFile) -> Markup:
    sheet = fill(words.WHERE_SHEET, sheet=listing.sheet) if listing.sheet else ""
    column = fill(words.WHERE_COLUMN, column=listing.column) if listing.column else ""
    read_lines = counted(len(listing.rows), "line")
    return fill(words.READ, lines=read_lines, name=file.name, where=Markup(f"{sheet}{column}"))


def _left_out(listing: Listing, file: SharedFile) -> Says:
    said = (
        (listing.more, fill(words.MORE, name=file.name, count=listing.more, limit=MOST_LINES)),
        (listing.long, fill(words.LONG, count=counted(listing.long, "text"), limit=f"{LONGEST_LINE:,}")),
        (listing.cut, fill(words.CUT, limit=f"{MOST_ROWS:,}")),
    )
    return tuple(Small(sentence_) for applies, sentence_ in said if applies)


def take(scene: Scene, found_: Found, *, beside: bool) -> None:
    """Put the lines before the person: for the draft they are at, or each with its verdict where there is none."""
    said = (*found_.says, *((Small(words.WORDS_BESIDE),) if beside else ()))
    if drafting.offer(scene, found_.lines, before=said):
        return
    says = (*said, *_verdicts(scene, found_.lines))
    if scene.conversation.topic is Topic.COMPANY and scene.is_owner and not scene.conversation.paused:
        setup.ask_again(scene, before=says)
    else:
        scene.say(says)


def _verdicts(scene: Scene, lines: tuple[str, ...]) -> Says:
    shown = tuple(part for line in lines[:MOST_VERDICTS] for part in check.verdict(line, facts=scene.facts))
    rest = len(lines) - MOST_VERDICTS
    return (*shown, Small(fill(words.VERDICTS_MORE, count=rest))) if rest > 0 else shown
