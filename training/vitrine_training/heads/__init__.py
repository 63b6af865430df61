"""One file a head: its rows, its fit, its figures."""
