"""A Telegram that fits in a browser tab."""
