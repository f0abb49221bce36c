"""What decides: one module a theme, each rule a value with the sentences that show it."""
