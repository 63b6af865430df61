/** A runtime's name, as in the config. */
export type RuntimeName = 'compact' | 'ort';

/** A model that is ready to run. */
export type ModelSession = Readonly<{
  runtime: RuntimeName;
  /** Runs one row of features and gives the model's outputs by name, flat. One run at a time: sessions are not re-entrant. */
  run(row: Float32Array): Outputs | Promise<Outputs>;
  close(): void;
}>;

/** Flat outputs by name; they may be written over by the session's next run. */
export type Outputs = Readonly<Record<string, Float32Array>>;

/** Makes a session of an ONNX file's bytes; rejects if it cannot run the graph, with a {@link refusal} where it knows the remedy. */
export type Runtime = (bytes: Uint8Array) => Promise<ModelSession>;

/** Why a runtime does not start, under the code of the problem, which begins with `runtime-`. */
export function refusal(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
