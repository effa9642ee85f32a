import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the officer's pages; while developing, questions go to a gateway on its usual port. */
export default defineConfig({
  root: 'src/faces/officer',
  plugins: [react()],
  build: {
    outDir: '../../../dist/officer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /src.*\.tsx?$/, sideEffects: false }] },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
