import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { openStage, openVisitor, type Stage, type Visitor } from './launch.js';

/** Opens one browser for the tests of a file, and hands `take` a fresh visitor before each of them. */
export function eachVisitor(take: (stage: Stage, visitor: Visitor) => void): void {
  let stage: Stage;
  let visitor: Visitor;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());
  beforeEach(async () => {
    visitor = await openVisitor(stage);
    take(stage, visitor);
  });
  afterEach(() => visitor.context.close());
}
