"""The bot: what it thinks, what it says, and its door to Telegram."""
