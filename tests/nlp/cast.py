"""The day on which every test reads."""

from datetime import date

TODAY = date(2026, 11, 22)
