"""The limits of the rules in plain words, and the form in which a strategy owner changes them."""

from bot.wording.markup import Markup

TITLE = "Limits"
SUBMIT = "Save"
OPEN = "Change the limits"
CARD = Markup(
    "*The limits of the rules.* They hold for every department; people get the same advice everywhere."
)
ROW = Markup("{label}: *{value}*")
ROW_CHANGED = Markup("{label}: *{value}* (usually {usual})")
WHO = Markup("{owners} can change them.")
FORM_INTRO = Markup("What is usual stands below each field. Empty means: as usual.")
USUAL = "Usually {usual}. {meaning}"
SAVED = Markup("Saved. From now on the rules go by these limits.")
NO_NUMBER = "Please type a number."
WRONG = "That number does not fit here."
MEANWHILE = Markup("Somebody else changed the limits in the meantime, so I kept theirs. Please look again.")
LABELS = {
    "kpis_fewest": "Fewest KPIs in a set",
    "kpis_few": "A good set begins at",
    "kpis_many": "A good set ends at",
    "kpis_most": "Most KPIs in a set",
    "kpis_an_owner": "KPIs a person may hold without advice",
    "kpis_an_owner_most": "Most KPIs that a person may hold",
    "stretch_factor": "Too high beyond the best value, times",
    "on_track": "On track from (% of the target)",
    "at_risk": "At risk from (% of the target)",
    "pace_margin": "How far behind the pace is still fine",
    "band_tolerance": "How far outside a band is nothing",
    "cap": "Most that one KPI adds (%)",
    "grace_days": "Days until a missing value is overdue",
    "jump": "A value so many times off the last one is asked back",
    "weight_least": "Smallest weight (%)",
    "weight_most": "Largest weight (%)",
    "weight_step": "Weights are multiples of",
    "mission_words_fewest": "Fewest words of a mission",
    "mission_words_most": "Most words of a mission",
    "mission_duties": "Tasks in a row that make a list of duties",
}
