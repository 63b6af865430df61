import { describe, expect, it } from 'vitest';
import { initiatorScripts } from '../../../../cli/proving/initiator-scripts.js';
import { callerScripts, WATCHER } from '../../../../cli/proving/page/caller-scripts.js';

describe('callerScripts', () => {
  it.each([
    [
      'V8',
      `Error
    at scripts (${WATCHER}.js:1:20)
    at Storage.setItem (https://shop.example/${WATCHER}.js:1:200)
    at write (https://shop.example/vitrine/vitrine.page.js?v=2:3:14)
    at async https://shop.example/vitrine/vitrine.page.js?v=2:9:1
    at new Foo (https://shop.example/shop.js:1:1)
    at <anonymous>`,
    ],
    [
      'SpiderMonkey and JavaScriptCore',
      `scripts@https://shop.example/${WATCHER}.js:1:20
write@https://shop.example/vitrine/vitrine.page.js?v=2:3:14
async*go@https://shop.example/vitrine/vitrine.page.js?v=2:9:1
@https://shop.example/shop.js:1:1
global code@[native code]`,
    ],
  ])('tells the scripts of a stack of %s, nearest first, each once, without the watcher', (_, stack) => {
    expect(callerScripts(stack)).toEqual([
      'https://shop.example/vitrine/vitrine.page.js?v=2',
      'https://shop.example/shop.js',
    ]);
  });

  it('knows no script where there is no stack', () => {
    expect(callerScripts(undefined)).toEqual([]);
    expect(callerScripts('Error\n    at <anonymous>')).toEqual([]);
  });
});

describe('initiatorScripts', () => {
  it('goes through what was awaited, and leaves the watcher out', () => {
    const frame = (url: string) => ({ url });
    const stack = {
      callFrames: [frame(`${WATCHER}.js`), frame('a.js'), frame('a.js')],
      parent: { callFrames: [frame('b.js')] },
    };
    expect(initiatorScripts({ type: 'script', stack })).toEqual(['a.js', 'b.js']);
  });

  it('names the page where its markup asked', () => {
    expect(initiatorScripts({ type: 'parser', url: 'https://shop.example/' })).toEqual(['https://shop.example/']);
  });
});
