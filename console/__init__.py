"""WHAT STAFF SEE: review copies, figures, and who did what with them."""
