"""The edge: the only rooms that know Telegram."""
