"""How well typed words are understood."""
