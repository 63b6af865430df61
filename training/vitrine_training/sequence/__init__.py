"""The model over the order of steps."""
