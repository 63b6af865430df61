import { googleRows } from '../../../src/catalogue/feed/google/google-rows.js';
import { readFeed } from '../../../src/catalogue/feed/read-feed.js';
import { openCatalogue } from '../../../src/catalogue/catalogue.js';
import { openLister } from '../../../src/catalogue/lists/open-lister.js';
import { foldGoods } from '../../../src/catalogue/shopper/fold-goods.js';
import { startGoods } from '../../../src/catalogue/shopper/goods.js';
import type { Config } from '../../../src/config.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';

type Served = Readonly<{ url: string; feed: string }>;

async function* once(text: string): AsyncGenerator<string, void, undefined> {
  yield text;
}

/** The products of every slot's list, by the events of a log and the text of a feed alone. */
export async function listsInNode({ slots = {} }: Config, events: readonly LoggedEvent[], { url, feed }: Served) {
  const base = `${url}/feed.xml`;
  const report = ({ message }: Readonly<{ message: string }>) => {
    throw new Error(message);
  };
  const catalogue = openCatalogue(
    await readFeed(googleRows(once(feed)), { base, tells: () => false, most: 99, report }),
  );
  const goods = startGoods();
  for (const event of events) foldGoods(goods, event);
  const lister = openLister();
  return Object.entries(slots).map(([name, { variants }]) => {
    const [variant] = Object.values(variants);
    return [name, lister(variant!.list!, goods, catalogue)];
  });
}
