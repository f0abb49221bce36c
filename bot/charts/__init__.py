"""Pictures, drawn to be read on a phone."""
