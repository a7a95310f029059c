// Builds static/css/reisgenoot.css and its NOTICE.md from the NL Design System packages, our tokens and our own CSS.
//   node build.mjs           build and write
//   node build.mjs --check   build in memory; fail when what is committed differs by one byte
// The same input always gives the same bytes: fixed order, exact versions (package-lock.json), no dates.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { transform } from 'lightningcss';

const here = path.dirname(fileURLToPath(import.meta.url));
const output = path.resolve(here, '../../static/css');
const read = (...parts) => fs.readFileSync(path.join(here, ...parts), 'utf8');

// The first browsers that know @layer; whoever comes with an older one gets plain, readable HTML.
const targets = { chrome: 99 << 16, firefox: 97 << 16, safari: (15 << 16) | (4 << 8) };

const baseTheme = '@nl-design-system-unstable/voorbeeld-design-tokens';
const components = read('packages.txt').split('\n').filter(Boolean);
// Classes of these packages that our templates never carry: what is not sent cannot slow an old phone.
const unused = new Set(read('unused.txt').split('\n').filter(Boolean));
const elements = ['elements.css'];
const own = [
  'layout.css', 'header.css', 'footer.css', 'buttons.css', 'forms.css', 'feedback.css', 'content.css',
  'text.css', 'cards.css', 'steps.css', 'hero.css', 'illustrations.css', 'preferences.css', 'print.css',
];

function componentCss(name) {
  const dist = path.join('node_modules', name, 'dist');
  const files = fs.readdirSync(path.join(here, dist));
  const file = files.includes('index.css') ? 'index.css' : files.find((f) => f.endsWith('.css') && f !== 'test.css');
  return read(dist, file).replace(/\/\*#.*?\*\//g, '').replace(/@charset[^;]*;/, '');
}

/** The same CSS without the selectors that need an unused class. What stands between brackets, as in :not(.x), is no need. */
function withoutUnused(css) {
  const needed = (selector) => {
    let bare = selector;
    while (bare !== (bare = bare.replace(/\([^()]*\)/g, '')));
    return ![...bare.matchAll(/\.([\w-]+)/g)].some(([, name]) => unused.has(name));
  };
  return css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/([^{};]+)\{([^{}]*)\}/g, (rule, prelude, body) => {
    if (prelude.trim().startsWith('@')) return rule;
    const selectors = prelude.split(/,(?![^(]*\))/).filter(needed);
    return selectors.length ? `${selectors.join(',')}{${body}}` : '';
  });
}

function declarations(css) {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return new Map([...bare.matchAll(/(--[\w-]+)\s*:\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]));
}

/** Every custom property that this CSS reads, directly or through another property's value. */
function reachable(css, tokens) {
  const found = new Set();
  const visit = (text) => {
    for (const [, name] of text.matchAll(/var\(\s*(--[\w-]+)/g)) {
      if (found.has(name)) continue;
      found.add(name);
      if (tokens.has(name)) visit(tokens.get(name));
    }
  };
  visit(css);
  return found;
}

function layer(name, css) {
  return `@layer ${name}{${css}}\n`;
}

function minify(css) {
  const { code, warnings } = transform({ filename: 'reisgenoot.css', code: Buffer.from(css), minify: true, targets, errorRecovery: true });
  for (const { message } of warnings) console.warn('lightningcss:', message);
  return code.toString();
}

function buildCss() {
  const componentsCss = withoutUnused(components.map(componentCss).join('\n'));
  const elementsCss = elements.map((file) => read('css', file)).join('\n');
  const ownCss = own.map((file) => read('css', file)).join('\n');
  const tokens = new Map([
    ...declarations(read('node_modules', baseTheme, 'dist/theme.css')),
    ...declarations(read('tokens/reisgenoot.css')),
  ]);
  const dark = read('tokens/dark.css');
  const needed = reachable(componentsCss + elementsCss + ownCss, tokens);
  const light = [...tokens].filter(([name]) => needed.has(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const purgedDark = dark.replace(/\s*(--[\w-]+)\s*:[^;]+;/g, (line, name) => (needed.has(name) ? line : ''));
  const root = `:root{${light.map(([name, value]) => `${name}:${value}`).join(';')}}`;
  return minify([
    '@layer tokens,elements,components,reisgenoot;',
    layer('tokens', root + purgedDark),
    layer('elements', elementsCss),
    layer('components', componentsCss),
    layer('reisgenoot', ownCss),
  ].join('\n'));
}

function buildNotice() {
  const rows = [baseTheme, ...components].map((name) => {
    const { version, license } = JSON.parse(read('node_modules', name, 'package.json'));
    return `| ${name} | ${version} | ${license} |`;
  });
  return [
    '# What reisgenoot.css is made of', '',
    'This file is written by `site/frontend/build.mjs`. The style sheet holds the CSS of these packages, minified and without the',
    'classes we never use, and our own design tokens and CSS (EUPL-1.2). Of the base theme only the mapping of tokens is used.', '',
    '| package | version | licence |', '| --- | --- | --- |', ...rows, '',
  ].join('\n');
}

/** Fingerprints in the format of sha256sum, so that an edited source without a rebuild shows even where there is no Node. */
function buildManifest(results) {
  const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');
  const inputs = [
    'build.mjs', 'package.json', 'package-lock.json', 'packages.txt', 'unused.txt',
    'tokens/reisgenoot.css', 'tokens/dark.css', ...[...elements, ...own].map((file) => `css/${file}`),
  ];
  const lines = inputs.map((file) => `${digest(fs.readFileSync(path.join(here, file)))}  ${file}`);
  for (const [file, text] of Object.entries(results)) lines.push(`${digest(text)}  ../../static/css/${file}`);
  return lines.join('\n') + '\n';
}

const results = { 'reisgenoot.css': buildCss(), 'NOTICE.md': buildNotice() };
const files = new Map(Object.entries(results).map(([file, text]) => [path.join(output, file), text]));
files.set(path.join(here, 'manifest.sha256'), buildManifest(results));

if (process.argv.includes('--check')) {
  const stale = [...files].filter(([file, text]) => !fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text);
  for (const [file] of stale) console.error(`Out of date: ${path.relative(here, file)}. Run: npm ci && npm run build`);
  process.exitCode = stale.length ? 1 : 0;
} else {
  fs.mkdirSync(output, { recursive: true });
  for (const [file, text] of files) fs.writeFileSync(file, text);
}
const css = results['reisgenoot.css'];
console.log(`reisgenoot.css: ${Buffer.byteLength(css)} bytes, ${gzipSync(css, { level: 9 }).length} bytes gzip`);
