import { renderToString } from 'react-dom/server';
import { Page } from './page.tsx';

/** The HTML of the page at a path below the shop's base, such as `cart`; what everybody gets. */
export const render = (path: string): string => renderToString(<Page path={path} />);
