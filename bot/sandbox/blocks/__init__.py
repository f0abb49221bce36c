"""Block Kit: what Slack refuses, and what it makes of what it takes."""
