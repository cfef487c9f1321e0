import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The console: React and antd, served below /console/. */
export default defineConfig({
  root: 'console',
  base: '/console/',
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome90', 'safari14'],
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
  },
});
