"""The forms of reminders: when they come, and days away. Pure: how they look, and what was filled in."""

from datetime import date, time

from bot.dialogue.say import Choice
from bot.nudges.letter import AWAY_FORM, SETTINGS_FORM
from bot.views.forms import Day, Entered, Field, Frame, OneOf, Room, Several, Someone, Text, form
from bot.views.modals import ViewJson
from bot.wording import digest as digest_words
from bot.wording import nudges as words
from kpi_rules.diary import Diary, Leave
from store.nudge_nouns import Digest, Rhythm

DIGEST_FORM = "digest"

HALF_HOURS = tuple(time(n // 2, n % 2 * 30) for n in range(48))


def hour_text(at: time) -> str:
    """An hour as people write it: 9:00."""
    return f"{at.hour}:{at.minute:02}"


def days_text(days: frozenset[int]) -> str:
    """Days of the week in words."""
    if days == frozenset(range(5)):
        return words.EVERY_WEEKDAY
    return words.EVERY_DAY if len(days) == 7 else ", ".join(words.DAYS[day] for day in sorted(days))


def settings(diary: Diary, kpis: tuple[Choice, ...]) -> ViewJson:
    """What the person chose, to be changed; `kpis` are those that may be muted."""
    fields: list[Field] = [
        _days("days", diary.days),
        _hour("at", words.FORM_AT, diary.at),
        _hour("rests", words.FORM_QUIET_FROM, diary.rests),
        _hour("wakes", words.FORM_QUIET_UNTIL, diary.wakes),
        Text("country", words.FORM_COUNTRY, words.FORM_COUNTRY_HINT, optional=True, initial=_country(diary)),
    ]
    if kpis:
        muted = tuple(sorted(diary.muted & {choice.value for choice in kpis}))
        fields.append(Several("muted", words.FORM_MUTED, optional=True, options=kpis, initial=muted))
    return form(SETTINGS_FORM, Frame(words.FORM_TITLE, words.FORM_SUBMIT), about="", fields=tuple(fields))


def away(leave: Leave | None, *, today: date) -> ViewJson:
    """Days away, and who stands in."""
    fields: tuple[Field, ...] = (
        Day("first", words.AWAY_FIRST, initial=leave.first if leave else today),
        Day("last", words.AWAY_LAST, initial=leave.last if leave else today),
        Someone(
            "delegate",
            words.AWAY_DELEGATE,
            words.AWAY_DELEGATE_HINT,
            optional=True,
            initial=leave.delegate if leave else "",
        ),
    )
    return form(AWAY_FORM, Frame(words.AWAY_TITLE, words.FORM_SUBMIT), about="", fields=fields)


def digest(rhythm: Rhythm) -> ViewJson:
    """Which channel hears when how the KPIs stand, and the holidays of the company."""
    chosen = rhythm.digest or Digest(channel="")
    fields: tuple[Field, ...] = (
        Room(
            "channel",
            digest_words.FORM_CHANNEL,
            digest_words.FORM_CHANNEL_HINT,
            optional=True,
            initial=chosen.channel,
        ),
        _days("days", chosen.days),
        _hour("at", words.FORM_AT, chosen.at),
        Text(
            "country",
            words.FORM_COUNTRY,
            digest_words.FORM_COUNTRY_HINT,
            optional=True,
            initial=rhythm.country,
        ),
    )
    frame = Frame(digest_words.FORM_TITLE, words.FORM_SUBMIT)
    return form(DIGEST_FORM, frame, about="", fields=fields)


def hour_in(filled: Entered, field: str) -> time:
    """The hour that was chosen."""
    return time.fromisoformat(filled.text(field))


def days_in(filled: Entered, field: str) -> frozenset[int]:
    """The days of the week that were chosen."""
    return frozenset(int(day) for day in filled.several(field))


def _days(name: str, days: frozenset[int]) -> Several:
    options = tuple(Choice(str(n), day) for n, day in enumerate(words.DAYS))
    return Several(
        name, words.FORM_DAYS, optional=True, options=options, initial=tuple(map(str, sorted(days)))
    )


def _hour(name: str, label: str, at: time) -> OneOf:
    hours = HALF_HOURS if at in HALF_HOURS else tuple(sorted((*HALF_HOURS, at)))
    options = tuple(Choice(hour.isoformat("minutes"), hour_text(hour)) for hour in hours)
    return OneOf(name, label, options=options, initial=at.isoformat("minutes"))


def _country(diary: Diary) -> str:
    return words.HOLIDAYS_NONE if diary.country == "" else diary.country or ""
