import { fileURLToPath } from 'node:url';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAssets } from './compress-assets.ts';
import { reportFirstLoad } from './first-load.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const backend = process.env.BACKEND_URL ?? 'http://127.0.0.1:8080';

/** What nearly every page needs: one file each, instead of one for every few lines. */
const SHARED = [
  {
    name: 'libraries',
    test: /node_modules\/(react|react-dom|scheduler|@tanstack|@?radix-ui|@floating-ui|lucide-react|zod|openapi-fetch|eventsource-parser|use-sync-external-store)\//,
  },
  { name: 'shared', test: /dashboard\/src\/(ui|lib)\// },
];

export default defineConfig({
  root: here('.'),
  cacheDir: here('../node_modules/.vite'),
  plugins: [
    tanstackRouter({
      target: 'react',
      routesDirectory: here('src/routes'),
      generatedRouteTree: here('src/routeTree.gen.ts'),
      addExtensions: true,
      autoCodeSplitting: true,
      quoteStyle: 'single',
      semicolons: true,
    }),
    react(),
    reportFirstLoad(),
    compressAssets(),
  ],
  // For the few styles that libraries make in the browser: see `backend/dashboard/serve.ts`.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    // The strict content policy of the backend allows no `data:` addresses.
    assetsInlineLimit: 0,
    // The module preload polyfill is an inline script.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: SHARED } } },
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: { '/v1': backend, '/auth': backend, '/openapi.json': backend, '/healthz': backend },
  },
});
