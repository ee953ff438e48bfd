/** Who may import whom: the rules of docs/ARCHITECTURE.md, read off the sources themselves. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from './support/suite.ts';

const ROOT = join(import.meta.dirname, '..');
const ROOMS = ['bot', 'cli', 'jobs', 'media', 'sandbox', 'server'];

interface Import {
  file: string;
  /** As written. */
  specifier: string;
  /** A path below the root for our own files, else the package's name. */
  target: string;
}

interface Rule {
  title: string;
  applies(file: string): boolean;
  forbids(each: Import): boolean;
}

const inFolder = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
const isOwn = (target: string) =>
  ROOMS.some((room) => target.startsWith(`${room}/`)) || /^(locales|scripts|tests)\//.test(target);
const isPackage = (target: string) => !isOwn(target) && !target.startsWith('node:');
const isMain = (file: string) => /^(server|bot|jobs)\/main\.ts$/.test(file);

const RULES: Rule[] = [
  {
    title: 'the domain imports itself, MikroORM and node built-ins only',
    applies: inFolder('server/domain'),
    forbids: ({ target }) =>
      isOwn(target) ? !target.startsWith('server/domain/') : isPackage(target) && !target.startsWith('@mikro-orm/'),
  },
  {
    title: 'media imports itself, its own libraries and node built-ins only',
    applies: inFolder('media'),
    forbids: ({ target }) =>
      isOwn(target)
        ? !target.startsWith('media/')
        : isPackage(target) && !/^(mediasoup|mediasoup-client|sdp-transform|node-media-server|sharp)$/.test(target),
  },
  {
    title: 'the bot imports itself, the domain and the words',
    applies: inFolder('bot'),
    forbids: ({ file, target }) =>
      isOwn(target) &&
      !/^(bot|server\/domain|locales)\//.test(target) &&
      !(isMain(file) && target.startsWith('server/platform/')),
  },
  {
    title: 'the jobs import themselves, the domain and the words, and no Discord client',
    applies: inFolder('jobs'),
    forbids: ({ file, target }) =>
      target === 'discord.js' ||
      (isOwn(target) &&
        !/^(jobs|server\/domain|locales)\//.test(target) &&
        !(isMain(file) && target.startsWith('server/platform/'))),
  },
  {
    title: 'only main reaches the platform from the rest of the server',
    applies: (file) => file.startsWith('server/') && !/^server\/(platform|domain)\//.test(file),
    forbids: ({ file, target }) => target.startsWith('server/platform/') && !isMain(file),
  },
  {
    title: 'the platform knows the domain, and nothing of HTTP, Discord or media',
    applies: inFolder('server/platform'),
    forbids: ({ target }) =>
      isOwn(target) ? !/^server\/(platform|domain)\//.test(target) : /^(koa|@koa\/|discord\.js|mediasoup)/.test(target),
  },
  {
    title: 'the server reaches media through its public face, and neither the bot nor the jobs',
    applies: inFolder('server'),
    forbids: ({ target }) =>
      /^(bot|jobs|cli|sandbox|tests)\//.test(target) ||
      (target.startsWith('media/') && !/^media\/(index|media-error)\.ts$/.test(target)),
  },
  {
    title: 'the sandbox imports itself only',
    applies: inFolder('sandbox'),
    forbids: ({ target }) => (isOwn(target) ? !target.startsWith('sandbox/') : target === 'discord.js'),
  },
  {
    title: 'nobody imports the sandbox',
    applies: (file) => !file.startsWith('sandbox/'),
    forbids: ({ target }) => target.startsWith('sandbox/'),
  },
  {
    title: 'scripts import node built-ins and scripts only, for they run before anything is installed',
    applies: inFolder('scripts'),
    forbids: ({ target }) => isPackage(target) || (isOwn(target) && !target.startsWith('scripts/')),
  },
];

const FORBIDDEN_IN_DOMAIN = /\b(process\.env|Date\.now\(\)|fetch\()/;

const test = suite<object>('boundaries');

test('there are imports to check', () => {
  assert.ok(readImports().length > 200);
});

for (const rule of RULES) {
  test(rule.title, () => {
    const broken = readImports().filter((each) => rule.applies(each.file) && rule.forbids(each));
    assert.equal(
      broken.map(({ file, target }) => `${file} → ${target}`),
      [],
    );
  });
}

test('the domain takes the time and the environment as parameters', () => {
  const broken = listSources('server/domain').filter((file) =>
    FORBIDDEN_IN_DOMAIN.test(withoutComments(readFileSync(join(ROOT, file), 'utf8'))),
  );
  assert.equal(broken, []);
});

test('uvu is reached through the guard only', () => {
  const broken = readImports(true).filter(
    ({ file, specifier }) => specifier === 'uvu' && !file.startsWith('tests/support/'),
  );
  assert.equal(broken, []);
});

function readImports(withTests = false): Import[] {
  const files = [...ROOMS, 'scripts', 'tests'].flatMap(listSources).filter((file) => withTests || !isTest(file));
  return files.flatMap((file) => importsOf(file, withoutComments(readFileSync(join(ROOT, file), 'utf8'))));
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$|^tests\/|\/(fixtures|testing)\//.test(file);
}

function listSources(folder: string): string[] {
  return globSync(`${folder}/**/*.{ts,tsx,mjs}`, { cwd: ROOT });
}

function importsOf(file: string, text: string): Import[] {
  const statements = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s+'([^']+)'|(?:import\(|import\s)'([^']+)'/g,
  );
  return [...statements]
    .map(([, from, dynamic = '']) => from ?? dynamic)
    .map((specifier) => ({ file, specifier, target: resolveTarget(file, specifier) }));
}

function resolveTarget(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return relative(ROOT, join(ROOT, dirname(file), specifier));
  if (specifier.startsWith('#')) return specifier.replace(/^#(domain|platform)\//, 'server/$1/');
  return specifier.startsWith('node:') ? specifier : packageName(specifier);
}

function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '$1');
}

test.run();
