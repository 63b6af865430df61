"""From a shop's own session summaries to a model bundle, compared with the model it has, and refused if worse."""
