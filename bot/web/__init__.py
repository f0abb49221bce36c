"""The bot behind a web address: Slack's requests, and what those who run it look at."""
