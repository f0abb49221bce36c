"""The words of the form in which all weights of a set are changed."""

from bot.wording.markup import Markup

TITLE = "Weights"
SUBMIT = "Save"
INTRO = Markup(
    "What counts how much? Together they make 100. Each from {least} to {most}, in steps of {step}."
)
LABEL = "{number}. {statement}"
NO_NUMBER = "Please type a whole number, such as 20."
OUTSIDE = "Please choose between {least} and {most}."
UNEVEN = "Please take a multiple of {step}."
TOO_LITTLE = "Together they make {total}. Give {rest} more to one of them, and they make 100."
TOO_MUCH = "Together they make {total}. Take {rest} away from one of them, and they make 100."
SAVED = Markup("Saved: the weights {weights}.")
