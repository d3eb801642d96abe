"""What the bot says: words, claims, numbers; and the one renderer of them."""
