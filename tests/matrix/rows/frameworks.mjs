// Frameworks: one build is served, and each of its places is asked.

import { ANSWERS } from '../app/sources.mjs';

const ROUTE = `import { answers } from '../answers.js';

export const dynamic = 'force-dynamic';
export const GET = () => new Response(answers());
`;

const NEXT_APP = {
  'app/answers.js': ANSWERS,
  'app/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>\n',
  'app/layout.js': `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`,
  'app/page.js': `import { answers } from './answers.js';

export const dynamic = 'force-dynamic';
export default function Page() {
  return <pre id="said">{answers()}</pre>;
}
`,
  'app/route/route.js': ROUTE,
  'app/edge/route.js': `export const runtime = 'edge';\n${ROUTE}`,
  'app/client/page.js': `'use client';
import { useEffect, useState } from 'react';
import { answers } from '../answers.js';

export default function Page() {
  const [said, setSaid] = useState('');
  useEffect(() => setSaid(answers()), []);
  useEffect(() => {
    if (said !== '') document.documentElement.dataset.ready = 'true';
  }, [said]);
  return <pre id="said">{said}</pre>;
}
`,
};

const next = (bundler, ...options) => ({
  in: 'next',
  tools: ['next', 'react'],
  files: NEXT_APP,
  build: [['next', 'build', ...options]],
  serve: ['next', 'start', '--port', '{port}'],
  rows: [
    { name: `Next 16 with ${bundler}, server component`, fetch: '/' },
    { name: `Next 16 with ${bundler}, route handler`, fetch: '/route' },
    { name: `Next 16 with ${bundler}, edge route`, fetch: '/edge' },
    { name: `Next 16 with ${bundler}, client component`, visit: '/client' },
  ],
});

const NUXT_APP = {
  'answers.js': ANSWERS,
  'app/pages/index.vue': `<script setup>
import { answers } from '../../answers.js';
</script>
<template><pre id="said">{{ answers() }}</pre></template>
`,
  'app/pages/client.vue': `<script setup>
import { answers } from '../../answers.js';

const said = ref('');
onMounted(() => {
  said.value = answers();
  nextTick(() => (document.documentElement.dataset.ready = 'true'));
});
</script>
<template><pre id="said">{{ said }}</pre></template>
`,
  'public/favicon.ico': '',
  'server/api/answers.js': `import { answers } from '../../answers.js';

export default defineEventHandler(() => answers());
`,
};

const SVELTEKIT_APP = {
  'package.json': '{ "name": "a-shop", "private": true, "type": "module" }\n',
  'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';

export default { plugins: [sveltekit()] };
`,
  'src/answers.js': ANSWERS,
  'src/app.html': `<!doctype html>
<html lang="en">
  <head><link rel="icon" href="data:,">%sveltekit.head%</head>
  <body>%sveltekit.body%</body>
</html>
`,
  'src/routes/+page.svelte': `<script>
  import { answers } from '../answers.js';
</script>
<pre id="said">{answers()}</pre>
`,
  'src/routes/client/+page.svelte': `<script>
  import { onMount, tick } from 'svelte';
  import { answers } from '../../answers.js';

  let said = $state('');
  onMount(async () => {
    said = answers();
    await tick();
    document.documentElement.dataset.ready = 'true';
  });
</script>
<pre id="said">{said}</pre>
`,
  'src/routes/route/+server.js': `import { answers } from '../../answers.js';

export const GET = () => new Response(answers());
`,
};

const ASTRO_APP = {
  'src/answers.js': ANSWERS,
  'src/pages/index.astro': `---
import { answers } from '../answers.js';
---
<pre id="said">{answers()}</pre>
`,
  'src/pages/client.astro': `<link rel="icon" href="data:,">
<pre id="said"></pre>
<script>
  import { answers } from '../answers.js';

  document.getElementById('said').textContent = answers();
  document.documentElement.dataset.ready = 'true';
</script>
`,
};

/** Most of them write scripts into their pages: those have no strict policy. */
export default [
  next('Turbopack'),
  next('webpack', '--webpack'),
  {
    in: 'next',
    tools: ['next', 'react'],
    files: NEXT_APP,
    serve: ['next', 'dev', '--port', '{port}'],
    rows: [
      { name: 'Next 16, development server, server component', fetch: '/' },
      { name: 'Next 16, development server, client component', visit: '/client' },
    ],
  },
  {
    in: 'nuxt',
    tools: ['nuxt'],
    files: NUXT_APP,
    build: [['nuxt', 'build']],
    serve: ['node', '.output/server/index.mjs'],
    rows: [
      { name: 'Nuxt, page on the server', fetch: '/' },
      { name: 'Nuxt, server route', fetch: '/api/answers' },
      { name: 'Nuxt, page in the browser', visit: '/client' },
    ],
  },
  {
    in: 'sveltekit',
    tools: ['@sveltejs/kit', 'svelte'],
    files: SVELTEKIT_APP,
    build: [['vite', 'build']],
    serve: ['vite', 'preview', '--port', '{port}'],
    rows: [
      { name: 'SvelteKit, page on the server', fetch: '/' },
      { name: 'SvelteKit, server route', fetch: '/route' },
      { name: 'SvelteKit, page in the browser', visit: '/client' },
    ],
  },
  {
    in: 'astro',
    tools: ['astro'],
    files: ASTRO_APP,
    build: [['astro', 'build']],
    rows: [{ name: 'Astro, page in the browser', open: 'dist', at: '/client/index.html' }],
  },
  {
    in: 'astro',
    tools: ['astro'],
    files: ASTRO_APP,
    build: [['astro', 'build']],
    serve: ['astro', 'preview', '--port', '{port}'],
    rows: [{ name: 'Astro, page at its build', fetch: '/' }],
  },
];
