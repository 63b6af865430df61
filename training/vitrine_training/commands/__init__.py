"""One file a command of training/run: `configure(parser)` names its options, `run(options)` does it and returns the exit code."""
