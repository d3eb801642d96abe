"""Chores of the people who run the bot."""
