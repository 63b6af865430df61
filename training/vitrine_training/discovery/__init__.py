"""Looks for clusters in a shop's own sessions, and says so when there are none."""
