"""ONNX files, manifest, cards, and the check that they are reproduced."""
