"""Typed text in, meaning out: pure, its tables are content."""
