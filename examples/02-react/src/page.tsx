import { StrictMode } from 'react';
import { VitrineProvider } from 'vitrine/react';
import { App } from './app.tsx';
import { FirstPath } from './route.tsx';
import { vitrine } from './vitrine.ts';

/** All that server and browser render. */
export const Page = ({ path }: { path: string }) => (
  <StrictMode>
    <FirstPath value={path}>
      <VitrineProvider vitrine={vitrine}>
        <App />
      </VitrineProvider>
    </FirstPath>
  </StrictMode>
);
