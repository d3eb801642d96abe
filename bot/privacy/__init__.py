"""Pseudonyms, sealing and redaction: pure."""
