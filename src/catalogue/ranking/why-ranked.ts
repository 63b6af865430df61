import type { WhyListed } from '../../decisions/listed-item.js';
import { BRAND, type Ranked } from './open-ranking.js';
import { plainName } from './plain-name.js';

/** Why a product was ranked where it is, in the words of the shop. */
export function whyRanked({ item: { brand, path }, part }: Ranked): WhyListed {
  if (part === BRAND) return { code: 'brand', about: brand! };
  // a category that stands twice in a path counts once
  const names = path.map(plainName);
  return { code: 'category', about: path.filter((_, place) => names.indexOf(names[place]!) === place)[part]! };
}
