/** A row's cells in the order of the columns; `place` says where it stands. */
export type TableRow = Readonly<{ cells: readonly unknown[]; place: string }>;

/** A table whose rows are read as they are asked for. Cells are texts, or what Parquet has: numbers, big integers, dates, null. */
export type Table = Readonly<{ name: string; columns: readonly string[]; rows: AsyncIterable<TableRow> }>;
