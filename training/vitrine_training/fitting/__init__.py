"""Model families and how they are fitted."""
