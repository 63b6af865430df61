"""Reads data sets and checks every row."""
