"""What the bot says when an answer needs very many KPIs."""

from bot.wording.markup import Markup

LOOKING = Markup(
    "I am going through all {count} KPIs. That takes a moment; the answer comes in our direct message."
)
STILL_LOOKING = Markup("I am still going through all {count} KPIs. The answer comes in our direct message.")
TOO_MANY = Markup(
    "That would be {count} KPIs, more than I can put together in one go. Please name a department, as in "
    "`/kpi {asked} Sales`."
)
