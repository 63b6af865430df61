"""Simulated shops, for what no public data covers."""
