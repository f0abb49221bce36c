"""Digits that name something: versions, standards, ranks of a list, telephone numbers, addresses."""

import re

_NAMED = re.compile(
    r"(?<![\w.,])(?:911|311|411|112|999|988)(?![\w%]|[.,]\d)|(?:https?://|www\.)\S{1,200}"
    r"|\S{1,64}@\S{1,64}\.\w{2,10}"
    r"|(?<![\w.])24\s?[x/]\s?7(?:\s?[x/]\s?365)?|\b9-to-5\b|\b(?:50|80|90)/(?:50|20|10)\b"
    r"|\b(?:top|phase|level|tier|stage|step|version|ver|wave|grade|class|category"
    r"|type|chapter|section|article|part|page|room|building|floor"
    r"|group|zone|option|issue|ticket|fortune|ftse|s&p|nasdaq|dax|forbes|iso(?:/iec)?"
    r"|iec|en|din|ieee|rfc|basel|industry|web|windows|office"
    r"|scope|priority|severity|sev|covid|goal|objective|strategy|pillar|bucket|round"
    r"|series|year|week|day|month|sprint|milestone|no\.|nr\.?|rule"
    r"|sdg|form|appendix|annex|table|figure|title|route|highway|unit|cohort|batch"
    r"|tranche|model|release|build|act|area|region|key result|kr|p)"
    r"[ -]?(?:\d{1,6}(?:[.:]\d{1,4}){0,3}(?!%|\d)|(?:one|two|three|four|five|six|ten)\b)(?: ?(?:-"
    r"|and|&|to|or) ?\d{1,2}\b(?! ?%))?"
    r"|#\d{1,9}|\[\d{1,3}\]|^\s{0,3}\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)](?=\s)"
    r"|\+?\(?\d{2,4}\)?[ -]\d{3,4}[ -]\d{3,5}(?:[ -]\d{2,5})?(?!\d)|\b\d+(?:[.-]\d+){3,8}\b"
    r"|(?<=at )\d{1,2}:\d{2}|(?<=by )\d{1,2}:\d{2}|(?<=before )\d{1,2}:\d{2}|\b\d{1,2}:\d{2} ?[ap]m\b"
    r"|\b\d{1,2} ?(?:a\.m\.|p\.m\.|am\b|pm\b|o'clock)"
    r"|\b\d{1,3}(?:st|nd|rd|th)\b|\b\d+[A-Za-z]+\d\w{0,20}",
    re.IGNORECASE,
)


def places(text: str) -> list[tuple[int, int]]:
    """Where digits are part of a name."""
    ratio = "ratio" in text.lower()
    return [found.span() for found in _NAMED.finditer(text) if not (ratio and ":" in found[0])]
