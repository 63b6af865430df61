import type { ElementType } from './tensor.js';

/** TensorProto.DataType by its number; what is empty (no type, float16) or comes later (complex, 8-bit floats) is not supported. */
const TYPES = ' float32 uint8 int8 uint16 int16 int32 int64 string bool  float64 uint32 uint64'.split(' ');

/** The element type of an ONNX data type number; throws if this runtime has none. */
export function elementType(code: unknown): ElementType {
  const type = TYPES[Number(code)];
  if (!type) throw new Error(`compact: no element type ${String(code)}`);
  return type as ElementType;
}
