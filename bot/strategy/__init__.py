"""The strategy record as people see and change it: the card, and a form for each part of it. Pure."""
