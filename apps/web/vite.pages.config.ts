import { defineConfig } from 'vite';

/** The few kilobytes that help along on the public pages, which work without them. Served below /pages/. */
export default defineConfig({
  root: '../../libs/public-pages/src/enhance',
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  // Class fields as plain assignments: what older phones get instead is several hundred bytes of helpers.
  oxc: { assumptions: { setPublicClassFields: true }, typescript: { removeClassFieldsWithoutInitializer: true } },
  build: {
    outDir: '../../../../apps/web/dist/pages',
    emptyOutDir: true,
    target: ['chrome70', 'safari12'],
    reportCompressedSize: false,
    manifest: true,
    rollupOptions: { input: '../../libs/public-pages/src/enhance/sign-up.ts' },
  },
});
