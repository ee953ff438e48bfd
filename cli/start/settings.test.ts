import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { checkSettings } from './check-settings.ts';
import { claimDataDir } from './claim-data-dir.ts';
import { generatedSecret } from './generated-secret.ts';
import { loadEnvironment } from './load-environment.ts';
import { requireDatabase } from './require-database.ts';
import { requireFreePorts } from './require-free-ports.ts';
import { StartUpError } from './start-up-error.ts';

const test = suite<{ folder: string }>('the checks before a start');

test.beforeEach((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'glim-checks-'));
});

test.afterEach(({ folder }) => rmSync(folder, { recursive: true }));

test('reads .env, over which variables that are set win', ({ folder }) => {
  const file = join(folder, '.env');
  writeFileSync(file, 'PORT=1\nHOST=a # why\nLOG_LEVEL=debug\n');
  assert.equal(loadEnvironment({ PORT: '2', HOST: '' }, file), { PORT: '2', HOST: 'a', LOG_LEVEL: 'debug' });
  assert.equal(loadEnvironment({ PORT: '2' }, join(folder, 'none')), { PORT: '2' });
});

test('names every variable that is wrong, and what is expected of it', () => {
  const problems = problemsOf(() =>
    checkSettings({ PORT: 'http', SANDBOX_DISCORD_PORT: '0', GLIMCAP_TIMEZONE: 'Mars' }),
  );
  assert.is(problems.length, 3);
  assert.match(
    problems.join('\n'),
    /PORT is "http": expected a port[\s\S]*GLIMCAP_TIMEZONE[\s\S]*SANDBOX_DISCORD_PORT is "0": expected/,
  );
});

test('needs no variable at all', () => {
  const settings = checkSettings({});
  assert.is(settings.DATABASE_URL, undefined);
  assert.is(settings.SANDBOX_DISCORD_PORT, 4000);
});

test('takes DATA_DIR for one supervisor alone', ({ folder }) => {
  const claim = claimDataDir(join(folder, 'data'));
  assert.match(
    problemsOf(() => claimDataDir(join(folder, 'data'))).join(),
    new RegExp(`already runs.*process ${process.pid}`),
  );
  claim.release();
  claimDataDir(join(folder, 'data')).release();
});

test('says that DATA_DIR cannot be written to', ({ folder }) => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  for (const dataDir of [file, join(file, 'below')])
    assert.match(problemsOf(() => claimDataDir(dataDir)).join(), /^DATA_DIR is ".*", which cannot be written to/);
});

test('keeps a secret that it made, for its owner only', ({ folder }) => {
  const secret = generatedSecret(folder, 'session-secret');
  assert.ok(secret.length >= 32);
  assert.is(generatedSecret(folder, 'session-secret'), secret);
  assert.is(statSync(join(folder, 'secrets/session-secret')).mode & 0o777, 0o600);
});

test('names the variable of a port that is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const wanted = [{ variable: 'PORT', host: '127.0.0.1', port, protocol: 'tcp' as const }];
  const taken = await requireFreePorts(wanted, 0).catch((error: unknown) => error);
  assert.instance(taken, StartUpError);
  assert.match(String(taken), new RegExp(`PORT: port ${port} on 127.0.0.1 is taken by another program. Set PORT`));

  const patient = requireFreePorts(wanted, 10_000);
  server.close();
  await patient;
});

test('says why DATABASE_URL leads nowhere, without its password', async () => {
  const error = await requireDatabase('postgres://glim:hunter2@127.0.0.1:1/glim').catch((reason: unknown) => reason);
  assert.instance(error, StartUpError);
  assert.match(String(error), /DATABASE_URL \(postgres:\/\/glim:\*\*\*@127.0.0.1:1\/glim\).*nothing listens there/);
});

function problemsOf(check: () => unknown): string[] {
  try {
    check();
    return [];
  } catch (error) {
    assert.instance(error, StartUpError);
    return error instanceof StartUpError ? error.problems : [];
  }
}

test.run();
