import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { mayPlayOthers, needsDiscordSandbox } from './choose-sandbox.ts';
import { sourcesSandbox } from './sources-sandbox.ts';

const test = suite<object>('the choice of the sandbox');
const home = { HOST: '127.0.0.1', PUBLIC_URL: 'http://localhost:3000' };

test('plays Discord where there is no token, on addresses of this machine only', () => {
  for (const [HOST, PUBLIC_URL] of [
    ['127.0.0.1', 'http://127.0.0.1:3000'],
    ['localhost', 'http://localhost:3000'],
    ['::1', 'http://[::1]:3000'],
    ['127.8.8.8', 'http://glim.localhost'],
  ] as const)
    assert.is(needsDiscordSandbox({}, { HOST, PUBLIC_URL }), true, `${HOST} ${PUBLIC_URL}`);
});

test('is not needed with a token, wherever Glim listens', () => {
  const env = { DISCORD_TOKEN: 'a.b.c', STRIPE_SECRET_KEY: 'sk_live_1' };
  assert.is(needsDiscordSandbox(env, { HOST: '0.0.0.0', PUBLIC_URL: 'https://glim.example' }), false);
});

for (const [HOST, PUBLIC_URL, word] of [
  ['0.0.0.0', home.PUBLIC_URL, 'HOST'],
  ['192.168.1.20', home.PUBLIC_URL, 'HOST'],
  ['::', home.PUBLIC_URL, 'HOST'],
  ['127.0.0.1.example.com', home.PUBLIC_URL, 'HOST'],
  [home.HOST, 'https://glim.example', 'PUBLIC_URL'],
  [home.HOST, 'http://127.0.0.1.nip.io', 'PUBLIC_URL'],
] as const) {
  test(`refuses to stand on ${word} ${word === 'HOST' ? HOST : PUBLIC_URL}`, () => {
    assert.throws(
      () => needsDiscordSandbox({}, { HOST, PUBLIC_URL }),
      (error: Error) => error.message.includes(`${word} is "`) && error.message.includes('Set DISCORD_TOKEN'),
    );
  });
}

test('refuses to stand beside real credentials of another service', () => {
  for (const name of ['STRIPE_SECRET_KEY', 'X_BEARER_TOKEN', 'DIGITALOCEAN_TOKEN'])
    assert.throws(() => needsDiscordSandbox({ [name]: 'real' }, home), new RegExp(`${name} is set`));
  assert.throws(() => needsDiscordSandbox({ SMTP_URL: 'smtps://mail.example' }, home), /SMTP_URL is set/);
});

test('stands beside credentials of other stand-ins on this machine', () => {
  const env = {
    STRIPE_SECRET_KEY: 'sk_test_1',
    STRIPE_API_BASE: 'http://127.0.0.1:4010',
    SMTP_URL: 'smtp://localhost:1025',
  };
  assert.is(needsDiscordSandbox(env, home), true);
});

test('of what Glim can do without, nothing is played beside real credentials or on a public address', () => {
  const local = { DISCORD_TOKEN: 'a.b.c', DISCORD_API_BASE: 'http://127.0.0.1:4000/api' };
  assert.is(mayPlayOthers({}, home), true);
  assert.is(mayPlayOthers(local, home), true);
  assert.is(mayPlayOthers({ DISCORD_TOKEN: 'a.b.c' }, home), false);
  assert.is(mayPlayOthers({ YOUTUBE_API_KEY: 'real' }, home), false);
  assert.is(mayPlayOthers({}, { ...home, HOST: '0.0.0.0' }), false);
  assert.is(mayPlayOthers({}, { ...home, PUBLIC_URL: 'https://glim.example' }), false);
});

test('a source is played while neither its own variable nor its address is set', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'glim-sources-'));
  const play = (env: NodeJS.ProcessEnv) => sourcesSandbox(env, { dataDir, port: 4020 });
  const all = play({});
  assert.is(all?.credentials.GITHUB_API_BASE, 'http://127.0.0.1:4020/github');
  assert.match(all?.row.words ?? '', 'GITHUB_REPOSITORY');
  for (const env of [{ GITHUB_REPOSITORY: 'a/b' }, { GITHUB_API_BASE: 'http://127.0.0.1:1' }]) {
    const some = play(env);
    assert.is(some?.credentials.GITHUB_API_BASE, undefined);
    assert.not.match(some?.row.words ?? '', 'GITHUB_REPOSITORY');
  }
  rmSync(dataDir, { recursive: true });
});

test.run();
