"""Getting messages to Slack: once, in order, within its limits, whatever breaks on the way."""
