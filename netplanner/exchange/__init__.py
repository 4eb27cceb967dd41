"""Bringing contacts in from the files other programs write, whatever their state."""
