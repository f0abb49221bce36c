"""Words on buttons, modals and the home page that belong to no question."""

CHOOSE_THESE = "Choose these"
