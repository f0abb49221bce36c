"""The company's name, out of the sentence in which somebody says it."""

import re

LONGEST = 80
MOST_WORDS = 7
"""What is longer is a sentence about the company, not its name."""

_INTRO = re.compile(
    r"^(?:(?:hi|hello|well|ok|so)[,!. ]+)?(?:(?:we're|we are|it is|it's|i work (?:at|for)|this is|i'm from|"
    r"the name is|name:|our name is|(?:our|the|my) (?:company|firm|business|organi[sz]ation)(?:'s)?(?: name)?)"
    r"(?:\s+(?:are|is|was))?(?:\s+(?:called|named))?)[: ]+",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“„«](?P<name>[^\"“”„«»]{2,80})[\"”“»]")
_ASIDE = re.compile(
    r"(?:\s*[,;–—]\s*|\s+[-–]\s+|\.\s+)(?:a|an|the|we|we're|which|who|that|with|and|based|located|in|from|it|it's|its|our|founded|makers?)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = re.compile(
    r"\b(?:we|our|i|my|you|your|is|are|was|were|has|have|starts?|begins?|sells?|makes?|want|wants|don't|what|why|how)\b",
    re.IGNORECASE,
)


def company_name(text: str) -> str:
    """The name; empty where the text is a sentence about something. A name in capitals, or in quotes, is one."""
    said = " ".join(text.replace("’", "'").split())
    quoted = _QUOTED.search(said)
    if quoted is not None:
        return quoted["name"].strip()[:LONGEST]
    named = said if _is_capital(said) else _INTRO.sub("", said)
    name = _ASIDE.sub("", named).strip(" .,!\"“”'")
    if len(name.split()) > MOST_WORDS or (_SENTENCE.search(name) and not _is_capital(name)):
        return ""
    return name[:LONGEST]


def _is_capital(name: str) -> bool:
    """Whether every word begins like a name."""
    return all(word[:1].isupper() or not word[:1].isalpha() for word in name.split())
