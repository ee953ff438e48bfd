import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Client, Pool } from 'pg';
import * as assert from 'uvu/assert';
import type { Bus } from '#domain/bus.ts';
import { createTestDatabase, silentLog } from '../../tests/support/database.ts';
import { suite } from '../../tests/support/suite.ts';
import { NatsBus } from './nats-bus.ts';
import { NotifyBus } from './notify-bus.ts';

type OpenBus = Bus & { close(): Promise<void> };

interface Context {
  url: string;
  here: OpenBus;
  elsewhere: OpenBus;
  close(): Promise<void>;
}

/** What every bus has to do, whatever carries it. */
function busSuite(name: string, open: (context: Context) => Promise<void>) {
  const test = suite<Context>(name);
  test.before(open);
  test.after((context) => context.close());

  test('what is published here is heard there, once a subscriber', async ({ here, elsewhere }) => {
    const heard: string[] = [];
    const done = new Promise<void>((resolve) => {
      elsewhere.subscribe('stream.started', ({ slug }) => {
        heard.push(slug);
        if (slug === 'last') resolve();
      });
    });
    await roundTrip(here, elsewhere);
    for (const slug of ['one', 'two', 'last']) await here.publish('stream.started', { streamId: 'x', slug });
    await done;
    assert.equal(heard, ['one', 'two', 'last']);
  });

  test('a subscription that was ended hears nothing more, and a broken receiver stops no other', async ({
    here,
    elsewhere,
  }) => {
    const heard: number[] = [];
    const unsubscribe = elsewhere.subscribe('stream.viewers', ({ viewers }) => heard.push(viewers));
    elsewhere.subscribe('stream.viewers', ({ viewers }) => {
      if (viewers === 1) throw new Error('a receiver broke');
    });
    await roundTrip(here, elsewhere);
    await here.publish('stream.viewers', { streamId: 'x', slug: 's', viewers: 1 });
    await roundTrip(here, elsewhere);
    unsubscribe();
    await here.publish('stream.viewers', { streamId: 'x', slug: 's', viewers: 2 });
    await roundTrip(here, elsewhere);
    assert.equal(heard, [1]);
  });
  return test;
}

/** Resolves when a message has gone all the way, and with it all before it. */
async function roundTrip(here: Bus, elsewhere: Bus): Promise<void> {
  for (let isThere = false; !isThere; ) {
    const arrived = new Promise<boolean>((resolve) => {
      const unsubscribe = elsewhere.subscribe('stream.ended', () => {
        unsubscribe();
        resolve(true);
      });
      setTimeout(() => {
        unsubscribe();
        resolve(false);
      }, 500);
    });
    await here.publish('stream.ended', { streamId: 'marker', slug: 'marker' });
    isThere = await arrived;
  }
}

const notify = busSuite('the bus on NOTIFY', async (context) => {
  const database = await createTestDatabase();
  const pool = new Pool({ connectionString: database.url, max: 3 });
  const parts = { url: database.url, pool, log: silentLog };
  const [here, elsewhere] = [new NotifyBus(parts), new NotifyBus(parts)];
  await Promise.all([here.open(), elsewhere.open()]);
  Object.assign(context, { here, elsewhere, url: database.url });
  context.close = async () => {
    await Promise.all([here.close(), elsewhere.close()]);
    await pool.end();
    await database.drop();
  };
});

notify('a hundred messages of one turn arrive, however large they are together', async ({ here, elsewhere }) => {
  const heard = new Set<string>();
  const done = new Promise<void>((resolve) => {
    elsewhere.subscribe('stream.changed', ({ streamId }) => {
      heard.add(streamId);
      if (heard.size === 100) resolve();
    });
  });
  const slug = 's'.repeat(500);
  await Promise.all(
    Array.from({ length: 100 }, (_, index) => here.publish('stream.changed', { streamId: String(index), slug })),
  );
  await done;
  assert.is(heard.size, 100);
});

notify('a listener whose connection is cut listens again', async ({ here, elsewhere, url }) => {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()`,
  );
  await admin.end();
  await roundTrip(here, elsewhere);
  const heard = new Promise<string>((resolve) => elsewhere.subscribe('stream.started', ({ slug }) => resolve(slug)));
  await here.publish('stream.started', { streamId: 'x', slug: 'again' });
  assert.is(await heard, 'again');
});

notify.run();

if (findNats()) {
  busSuite('the bus on NATS', async (context) => {
    const server = spawn(findNats() ?? '', ['-a', '127.0.0.1', '-p', '-1'], { stdio: ['ignore', 'ignore', 'pipe'] });
    const url = await natsUrl(server);
    const [here, elsewhere] = await Promise.all([
      NatsBus.open({ url, log: silentLog }),
      NatsBus.open({ url, log: silentLog }),
    ]);
    Object.assign(context, { here, elsewhere, url });
    context.close = async () => {
      await Promise.all([here.close(), elsewhere.close()]);
      server.kill();
      await once(server, 'exit');
    };
  }).run();
} else {
  // Debian's package would leave a service running on the developer's machine, so it is not installed for this.
  const absent = suite<object>('the bus on NATS');
  absent.skip('needs a nats-server: apt-get install nats-server');
  absent.run();
}

function findNats(): string | undefined {
  return ['/usr/sbin/nats-server', '/usr/bin/nats-server', '/usr/local/bin/nats-server'].find(existsSync);
}

/** nats-server chooses a free port and says it in its log, which has to be read on: it dies of a closed pipe. */
function natsUrl(server: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error(`nats-server did not start: ${text}`)));
    server.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const [, port] = /client connections on 127\.0\.0\.1:(\d+)[\s\S]*Server is ready/.exec(text) ?? [];
      if (port) resolve(`nats://127.0.0.1:${port}`);
    });
  });
}
