import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the citizen's pages, a bundle of their own so that a phone on a slow line loads little. */
export default defineConfig({
  root: 'src/faces/citizen',
  base: '/me/',
  plugins: [react()],
  build: {
    outDir: '../../../dist/citizen',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /src.*\.tsx?$/, sideEffects: false }] },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
