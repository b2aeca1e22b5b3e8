import { defineConfig } from 'wxt';

// No host is asked for at install: each site's own hosts are asked for when its switch is turned on.
export default defineConfig({
  imports: false,
  manifestVersion: 3,
  outDir: process.env.COUNTERHAND_E2E ? '.output-e2e' : '.output',
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['alarms', 'scripting', 'storage', 'unlimitedStorage'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'counterhand@counterhand.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '137' }),
  }),
  vite: () => ({
    build: {
      target: 'es2022',
      // The oldest browsers of the manifests: what they know needs no longer stand-in.
      cssTarget: ['chrome137', 'firefox142'],
      sourcemap: false,
      assetsInlineLimit: 0,
    },
    define: { 'import.meta.env.VITE_OPEN_SHADOW': JSON.stringify(process.env.COUNTERHAND_E2E ? '1' : '') },
  }),
});
