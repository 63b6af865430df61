/** A model that is ready to run. */
export type ModelSession = Readonly<{
  /** Runs one row of features and resolves to the model's outputs by name, flat. One run at a time: sessions are not re-entrant. */
  run(row: Float32Array): Promise<Readonly<Record<string, Float32Array>>>;
  close(): void;
}>;

/** Makes a session of an ONNX file's bytes; rejects if it cannot run the graph. */
export type Runtime = (bytes: Uint8Array) => Promise<ModelSession>;
