"""What people take away: pages and sheets made from the words."""
