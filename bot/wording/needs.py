"""What the bot says about "one outside and one inside"."""

from bot.wording.markup import Markup

HEADING = "{step} · What others need from {department}"
SERVED_ASK = Markup("Which departments does {department} work for?")
SERVED_WHY = Markup("a support department is as good as what others can do thanks to it.")
SERVED_HELP = Markup(
    "Choose the departments that would notice within a week if yours stopped. You can type their names, too."
)
SERVED_PICK = "Choose departments"
SERVED_ALL = "All who serve customers: {names}"
SERVED_UNKNOWN = Markup("I do not know a department by that name. I know: {names}.")
NEED_ASK = Markup(
    "What does {served} need from {department} to reach its goals? One need is enough to start."
)
NEED_ASK_MORE = Markup("Noted. Does {served} need anything else from {department}?")
NEED_WHY = Markup(
    "once you know what they wait for, you know what to count. I also ask {served} whether your answer is right."
)
NEED_HELP = Markup(
    "Think of the last time they asked, waited or complained. What did they need, and what happened without it? "
    "Press one of the usual needs, or type your own, one a line."
)
NEED_KNOWN = Markup("I have that already.")
NEED_FOR = Markup("Noted for {served}: {text}")
NEED_NO_ABILITY = Markup(
    "That is what {served} waits for. Here I ask about {department} itself: what must it learn, improve or bring in, "
    "so that {served} gets that?"
)
NEED_FIRST = Markup("Numbers and dates come later. First the thing itself: what does {served} wait for?")
NEED_NONE = "That is all"
NEED_NOTHING = "Nothing in particular"
NEED_IS_DEPARTMENT = Markup("{name} is a department. What does {served} wait for? A few words are enough.")
NEED_SAME_AS_WHOM = Markup("I have noted nothing yet that I could take over for {served}. What does it need?")
SERVED_ASIDE = Markup("Noted: {names}. I know no department called {unknown}.")

LINE = Markup("• {text}")
LINE_NUMBERED = Markup("{number}. {text}")
TAKE_OUT = "Take one out"
LINE_OUT = Markup("Taken out: {text}")
LINE_CHANGED = Markup("Changed to: {after}")

INSIDE_HEADING = "{step} · What {department} must become able to do"
KIND_ASK = Markup(
    "What should {department} be able to do in a year that it cannot do today? How would it get there?"
)
KIND_ASK_MORE = Markup("Is there anything else {department} must become able to do?")
KIND_WHY = Markup(
    "half of the work is serving others, the other half is becoming better at it. Only the second lasts."
)
KIND_HELP = Markup(
    "Something that slows you down every month, or that only one person can do, is a good start. "
    "Choose how you would change it, or just type it."
)
KIND_ONE = Markup("One thing is enough, however small. Nothing at all? Then type *skip*.")
ABILITY_FIRST = Markup(
    "Numbers and dates come later. First the thing itself: what should {department} be able to do?"
)
KIND_NONE = "That is all"
KINDS = {
    "training": "Learn something",
    "process": "Improve a process",
    "system": "Bring in a digital system",
    "other": "Something else",
}
TEXT_ASK = {
    "training": Markup("Who in {department} should learn what?"),
    "process": Markup("Which process costs you too much time or too many errors today?"),
    "system": Markup("Which digital system should {department} bring in, and what for?"),
    "other": Markup("What should {department} be able to do that it cannot do today?"),
}
TEXT_WHY = Markup("one line is enough. The number comes later.")
