import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

// A build started from a test run inherits NODE_ENV=test, and Svelte would bundle its development
// self: 10 KB more, and slower.
process.env['NODE_ENV'] = 'production';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ pages: 'build', assets: 'build', fallback: 'index.html' }),
      paths: { base: '/kiosk', relative: false },
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          // The hash is that of SvelteKit's route announcer, whose style is an attribute.
          'style-src': [
            'self',
            'unsafe-hashes',
            'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=',
          ],
          'img-src': ['self'],
          'connect-src': ['self'],
          'base-uri': ['none'],
          'form-action': ['none'],
        },
      },
      // A kiosk is never online by accident: it looks for a new build when it is idle, not here.
      version: { pollInterval: 0 },
      serviceWorker: { register: false },
    }),
  ],
  resolve: {
    // graphql-request parses documents only to find an operation's name. The kiosk's documents are
    // finished strings, so the parser (12 KB gz) stays out of the bundle.
    alias: [
      {
        find: /^graphql$/,
        replacement: fileURLToPath(new URL('src/lib/api/graphql-stub.ts', import.meta.url)),
      },
    ],
  },
});
