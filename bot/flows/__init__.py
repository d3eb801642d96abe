"""What the bot thinks: pure functions and plain data."""
