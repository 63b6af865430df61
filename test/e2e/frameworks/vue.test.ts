import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storedBy } from '../launch.js';
import { itIsRendered } from './it-is-rendered.js';
import { becomes, interested, OWN, SALE, usePotShop, VARIANT } from './pot-shop.js';

const shop = usePotShop('03-vue', ({ folder }) => {
  // a machine that is busy with tests would use up what a page may spend
  const config = join(folder, '03-vue/src/vitrine.ts');
  writeFileSync(config, readFileSync(config, 'utf8').replace('campaigns:', 'budget: false, campaigns:'));
});

describe('a Vue shop that a server renders', () => {
  itIsRendered(shop, {
    name: 'Vue',
    hero: new RegExp(`<section data-vitrine-slot="hero" data-vitrine-variant="default" class="hero">.*<h1[^>]*>${OWN}`),
    isTaken: () => '__vue_app__' in document.querySelector('#app')!,
  });

  it('hydrates the shop’s own on the next visit as well, and shows the variant after', async () => {
    const { page, context, complaints, errors } = await shop.visit();
    await interested(page, shop.url);
    await page.goto(shop.url);
    await becomes(page, VARIANT);
    expect({ complaints, errors }).toEqual({ complaints: [], errors: [] });
    await context.close();
  });

  it('previews a variant that Vue renders', async () => {
    const { page, context } = await shop.visit();
    await page.goto(`${shop.url}?vitrine.hero=sale`);
    await becomes(page, SALE);
    expect(await storedBy(page)).toMatchObject({ local: [], databases: [] });
    await context.close();
  });
});
