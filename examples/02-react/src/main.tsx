import { createRoot, hydrateRoot } from 'react-dom/client';
import { Page } from './page.tsx';
import { currentPath } from './route.tsx';

const root = document.getElementById('app')!;
const page = <Page path={currentPath()} />;

// whether a server has rendered it, or the folder is served as it is
if (root.firstElementChild) hydrateRoot(root, page);
else createRoot(root).render(page);
