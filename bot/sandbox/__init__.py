"""A Slack workspace on this machine, over the real wire, for trying the bot and for its tests."""
