"""The drawer beside the chat: reads what the bot keeps, and explains what it thinks."""
