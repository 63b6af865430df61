/** What is wrong with a model and the remedy, by problem code; `{about}` is what the problem is about, `{form}` what it names must be. */
export const MODEL_SENTENCES = {
  'model-manifest': 'must be {form}; correct the models’ manifest.json',
  'model-metadata': 'has no valid vitrine.{about} in its metadata; export it with {form}',
  'model-mismatch': '{about}; take model and manifest.json from one release or export again',
  'model-missing': 'could not be loaded from {about}; put it there or correct models',
  'model-not-onnx': 'is no ONNX file, it begins with {about}; serve the model itself',
  'model-runtime': 'cannot be run: {about}; use standard operators, or serve ort/ and set runtime to auto',
  'model-truncated': 'ends after {about} bytes; copy the whole file again',
  'runtime-blocked':
    'needs ONNX Runtime, and the CSP allows no WebAssembly: {about}; allow wasm-unsafe-eval, for the worker too',
  'runtime-too-heavy':
    'needs ONNX Runtime, 3.7 MB, on a visit that saves data: {about}; set runtime to ort to load it anyway',
};

/** What the parts of manifest.json and of a model's metadata must be. */
export const MODEL_FORMS: Readonly<Record<string, string>> = {
  id: 'a name like intent',
  version: 'a version like 1.0.0',
  file: 'a bare .onnx name',
  sha256: '64 lower-case hex digits',
  bytes: 'its size',
  features: 'a list of different ids like cart_adds@1',
  labels: 'a list of different names',
  outputs: 'a list with probabilities or values, and contributions with bias or neither',
  link: 'log for values and for nothing else',
  models: 'a list of models',
};
