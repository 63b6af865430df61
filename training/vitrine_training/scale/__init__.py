"""Session summaries at any size: the same Ibis expressions on DuckDB and on Spark. Only a training sample reaches memory."""
