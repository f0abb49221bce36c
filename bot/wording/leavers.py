"""What is said when somebody who has a part in KPIs left Slack."""

from bot.wording.markup import Markup

HEAD = Markup("*{department}* has no head: {head} has left Slack. {deputies}{way}")
DEPUTIES = Markup("{deputies} can go on meanwhile. ")
NO_DEPUTY = Markup("Nobody can draft for it now. ")
WAY = Markup("A strategy owner names another head with `/kpi strategy`.")
YOUR_WAY = Markup("You can name another head with `/kpi strategy`.")
ROLE = Markup("“{name}”: {person}, {role}, has left Slack. The head names somebody else with `/kpi draft`.")
OWNER, UPDATER, DELEGATE = "who answers for it", "who records its values", "who stands in"
