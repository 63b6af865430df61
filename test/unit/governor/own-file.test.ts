import { expect, it } from 'vitest';
import { ownFile } from '../../../src/governor/own-file.js';

it.each([
  ['https://shop.example/vitrine.js', 'vitrine.js'],
  ['https://shop.example/vitrine.page.js', 'vitrine.page.js'],
  ['https://shop.example/vitrine.worker.js', 'vitrine.worker.js'],
  ['https://shop.example/ort/ort.wasm.bundle.min.mjs', 'ort/ort.wasm.bundle.min.mjs'],
  ['https://shop.example/models/intent.onnx', 'models/intent.onnx'],
])('knows %s for Vitrine’s', (url, file) => {
  expect(ownFile(url, 'https://shop.example/')).toBe(file);
});

it.each([
  ['the shop’s own, in the same folder', 'https://shop.example/app.js'],
  ['a picture among them', 'https://shop.example/models/coat.webp'],
  ['another origin', 'https://cdn.example/vitrine.page.js'],
  ['a file deeper down', 'https://shop.example/static/vitrine.page.js'],
  ['the inspector, which no shopper loads', 'https://shop.example/vitrine.inspector.js'],
  ['code without a file', ''],
])('leaves out %s', (_, url) => {
  expect(ownFile(url, 'https://shop.example/')).toBeUndefined();
});
