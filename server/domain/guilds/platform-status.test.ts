import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { openChannel } from '../../../tests/support/factories.ts';
import { parsedMail } from '../../../tests/support/parsed-mail.ts';
import { suite } from '../../../tests/support/suite.ts';
import { emptyTickets, GUILD_ID } from '../../../tests/support/tickets.ts';
import type { MediaState } from './media-part.ts';
import type { PlatformPart } from './platform-part.ts';

const test = suite<TestDomain>('how the platform is');
const WELL: MediaState = { workers: 2, wanted: 2 };

test.before(async (context) => {
  Object.assign(context, await openTestDomain({ canMail: true }));
});
test.beforeEach(async (context) => {
  await emptyTickets(context);
  await emptyTables(context.database.pool, 'inbound_mail', 'stream', 'channel');
  await context.database.pool.query('delete from graphile_worker._private_jobs');
  await context.database.unitOfWork(async () => {
    await context.guilds.choose(GUILD_ID, { ticketChannelId: '300000000000000002' });
    await context.supportMail.choose(GUILD_ID, { takesMail: true });
  });
});
test.after((context) => context.close());

/** State, reason, count. */
async function look({ database, platformStatus }: TestDomain, key: PlatformPart['key'], media = WELL) {
  const parts = await database.unitOfWork(() => platformStatus.list(media));
  const part = parts.find((one) => one.key === key);
  return { said: [part?.state, part?.reason, part?.count], lastAt: part?.lastAt?.toISOString() };
}

const receive = ({ database, supportMail }: TestDomain) => database.unitOfWork(() => supportMail.receive(parsedMail()));

test('media works while all its workers run, and says how many do not', async (context) => {
  assert.equal(await look(context, 'media'), { said: ['on', null, 2], lastAt: undefined });
  assert.equal((await look(context, 'media', { workers: 1, wanted: 2 })).said, ['broken', 'workers: 1 of 2', 1]);
  assert.equal((await look(context, 'media', { workers: 0, wanted: 2 })).said, ['broken', 'workers: 0 of 2', 0]);
});

test('media says when a broadcast flowed last, and when one on air does not', async (context) => {
  const { clock, database, streams } = context;
  const stream = await database.unitOfWork(async () => {
    const { channel } = await openChannel(context);
    return streams.start(channel.id);
  });
  const flowed = clock.now().toISOString();
  assert.equal(await look(context, 'media'), { said: ['on', null, 2], lastAt: flowed });
  clock.advance({ minutes: 2 });
  assert.equal(await look(context, 'media'), {
    said: ['broken', 'streams on air without media: 1', 2],
    lastAt: flowed,
  });
  await database.unitOfWork(() => streams.lost(stream.id));
  assert.is((await look(context, 'media')).said[0], 'on', 'an encoder that went is no fault of ours');
});

test('a mail that comes in is the last, and one that stands nowhere after a while is told', async (context) => {
  assert.equal(await look(context, 'supportMail'), { said: ['on', null, null], lastAt: undefined });
  await receive(context);
  const received = context.clock.now().toISOString();
  assert.equal(await look(context, 'supportMail'), { said: ['on', null, null], lastAt: received });
  context.clock.advance({ minutes: 16 });
  const { said } = await look(context, 'supportMail');
  assert.equal(said, ['broken', 'mails that stand in no ticket: 1', null]);
});

test('a mailbox that cannot be read is broken, with what its server said', async (context) => {
  const { clock, database } = context;
  await database.pool.query(`select graphile_worker.add_job('read-support-mailbox', '{}')`);
  await database.pool.query('update graphile_worker._private_jobs set attempts = 1, last_error = $1, updated_at = $2', [
    'connect ECONNREFUSED 127.0.0.1:993\n    at somewhere',
    clock.now(),
  ]);
  assert.equal((await look(context, 'supportMail')).said, ['broken', 'connect ECONNREFUSED 127.0.0.1:993', null]);
});

test('an answer of support counts as mail that goes out: sent, refused by one address, taken by nobody', async (context) => {
  const { clock, database, mailAnswers } = context;
  await receive(context);
  const replyId = async () =>
    (await context.listJobs()).findLast(({ task }) => task === 'ticket.mail.reply')?.payload.replyId ?? '';
  const end = async (outcome: Parameters<typeof mailAnswers.ended>[1]) => {
    const id = await replyId();
    await database.unitOfWork(async () => mailAnswers.ended((await mailAnswers.begin(id))!, outcome));
  };
  clock.advance({ minutes: 16 });
  assert.equal((await look(context, 'mail')).said, ['broken', 'mails that wait: 1', null]);
  await end({ kind: 'taken' });
  assert.equal(await look(context, 'mail'), { said: ['on', null, null], lastAt: clock.now().toISOString() });

  clock.advance({ minutes: 1 });
  await database.unitOfWork(() => context.supportMail.receive(parsedMail({ messageId: 'another@mail.example' })));
  await end({ kind: 'address_refused', reason: 'no such mailbox' });
  assert.equal((await look(context, 'mail')).said, ['on', 'no such mailbox', null], 'others are reached');
});

test('a job that failed too often is given up; one that another took the place of as it ran is not', async (context) => {
  const { pool } = context.database;
  const add = () => pool.query(`select graphile_worker.add_job('emotes.sync', '{}', job_key => 'emotes.sync:1')`);
  await add();
  await pool.query('update graphile_worker._private_jobs set locked_at = now(), attempts = 1');
  await add();
  await pool.query('update graphile_worker._private_jobs set locked_at = null');
  const { rows } = await pool.query('select 1 from graphile_worker.jobs where attempts = max_attempts');
  assert.is(rows.length, 1, 'the first of two, which runs no more');
  assert.is((await look(context, 'jobs')).said[1], null);

  await pool.query(`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'No emoji left'
    where key = 'emotes.sync:1'`);
  assert.is((await look(context, 'jobs')).said[1], 'given up: 1');
});

test.run();
