"""Takes out of a text what identifies somebody; pure, and closed where it fails."""
