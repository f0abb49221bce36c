"""The tokenizer and its word lists, loaded once when asked."""
