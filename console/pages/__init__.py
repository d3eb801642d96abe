"""The pages: one page, one file, one line in ROUTES."""
