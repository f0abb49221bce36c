"""Tests of the bot's own parts, away from Slack."""
