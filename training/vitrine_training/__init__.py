"""Trains, evaluates and exports the models that Vitrine ships."""
