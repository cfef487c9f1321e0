import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** The volunteers' pages: Preact, installable, served below /me/. */
export default defineConfig({
  root: 'me',
  base: '/me/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  plugins: [
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: 'script-defer',
      scope: '/me/',
      includeAssets: [],
      manifest: {
        name: '红枫林 · 我的',
        short_name: '红枫林',
        lang: 'zh-CN',
        start_url: '/me/',
        scope: '/me/',
        display: 'standalone',
        theme_color: '#a61d24',
        background_color: '#ffffff',
        icons: [{ src: '/assets/maple.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      // Only the program itself is kept on the phone, never an answer of the API.
      workbox: {
        importScripts: ['/me/older-phones.js'],
        clientsClaim: true,
        skipWaiting: true,
        globPatterns: ['**/*.{js,css,html}'],
        navigateFallback: '/me/index.html',
        navigateFallbackDenylist: [/^\/api\//],
      },
    }),
  ],
  build: {
    outDir: '../dist/me',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome70', 'safari12'],
    reportCompressedSize: false,
  },
});
