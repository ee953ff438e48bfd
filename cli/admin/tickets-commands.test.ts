import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { openTestAdmin, type TestAdmin } from '../../tests/support/admin.ts';
import { openTestDomain, type TestDomain } from '../../tests/support/domain.ts';
import { exported, exportedDocument, fullTicket } from '../../tests/support/exported-tickets.ts';
import { mutatedJson } from '../../tests/support/mutated-json.ts';
import { runs } from '../../tests/support/runs.ts';
import { suite } from '../../tests/support/suite.ts';
import { emptyTickets } from '../../tests/support/tickets.ts';
import { parseTickets } from '../tickets-file.ts';

const test = suite<TestAdmin & { domain: TestDomain; text: string }>('admin tickets');
/** Keys of facts may be any text. */
const PATH = /^(?:the file|(?:format|version|exportedAt|guildId|categories|tickets)\b.*?)(?: has a field|: )/;

test.before(async (context) => {
  Object.assign(context, await openTestAdmin());
  context.domain = await openTestDomain();
  context.domain.clock.set('2026-03-02T12:00:00Z');
  await fullTicket(context.domain);
  context.text = await exported(context.domain, { hasNotes: true });
});
test.after(async (context) => {
  await context.domain.close();
  await context.close();
});

test('tickets come in from a file, once, and go out to one that only the operator can read', async (context) => {
  const { admin, dataDir, text } = context;
  const file = join(dataDir, 'in.json');
  writeFileSync(file, text);
  assert.is(JSON.parse((await admin('import-tickets', file, '--dry-run')).out).imported, 1);
  const { out } = await admin('import-tickets', file);
  assert.equal([JSON.parse(out).imported, JSON.parse(out).messages], [1, 3]);
  assert.is(JSON.parse((await admin('import-tickets', file)).out).alreadyHere, 1);

  const target = join(dataDir, 'out.json');
  const done = await admin('export-tickets', target, '--with-notes');
  assert.is(JSON.parse(done.out).tickets, 1);
  assert.match(done.err, /1 of 1 tickets, 3 messages/);
  assert.is(statSync(target).mode & 0o777, 0o600);
  const [{ exportedAt: _, ...before }, { exportedAt: __, ...after }] = [
    JSON.parse(text),
    JSON.parse(readFileSync(target, 'utf8')),
  ];
  assert.equal(after, before);

  const none = join(dataDir, 'none.json');
  const nothing = await admin('export-tickets', none, '--guild', '300000000000000008');
  assert.is(JSON.parse(nothing.out).tickets, 0);
  assert.equal(JSON.parse(readFileSync(none, 'utf8')).tickets, []);

  const again = await admin('export-tickets', target);
  assert.equal([again.status, again.err], [1, `${target}: is there already, and is not written over.`]);
});

test('a file from before stickers had a place of their own is taken', async ({ text }) => {
  const earlier = JSON.parse(text);
  for (const { messages } of earlier.tickets) for (const message of messages) delete message.stickers;
  const parsed = parseTickets(JSON.stringify(earlier));
  if ('problems' in parsed) assert.unreachable(parsed.problems.join());
  else assert.is(parsed.document.tickets[0]?.messages[0]?.stickers.length, 0);
});

test('a file of another kind, of a later version, or that is broken is refused with a sentence', async (context) => {
  const { admin, dataDir, text } = context;
  const file = join(dataDir, 'bad.json');
  for (const [content, expected] of [
    ['{', /not JSON: line 1/],
    ['{}', /this is no file of tickets/],
    [text.replace('"version":1', '"version":2'), /this Glim reads version 1 of such files, not 2/],
    [text.replace('"number":', '"numbr":'), /tickets\[0\]\.number: is missing/],
  ] as const) {
    writeFileSync(file, content);
    const { status, err } = await admin('import-tickets', file);
    assert.is(status, 1);
    assert.match(err, expected);
  }
  assert.is((await admin('import-tickets', file, '--guild', 'x')).status, 2);
  assert.is((await admin('export-tickets', join(dataDir, 'x.json'), '--since', 'soon')).status, 2);
});

test('a hostile file is refused with the path of each fault, or goes out as it came in', async ({ text, domain }) => {
  const met = { refused: 0, taken: 0 };
  const property = fc.asyncProperty(mutatedJson(text), async (each) => {
    const parsed = parseTickets(each);
    if ('problems' in parsed) {
      met.refused += 1;
      assert.ok(parsed.problems.length > 0);
      for (const problem of parsed.problems) assert.match(problem, PATH);
      return;
    }
    met.taken += 1;
    await emptyTickets(domain);
    await domain.database.unitOfWork(() => domain.ticketImport.import(parsed.document));
    const { exportedAt: _, ...given } = parsed.document;
    if (given.tickets.length === 0) return;
    const isWithNotes = given.tickets.some(({ notes }) => notes);
    const back = await exportedDocument(domain, { hasNotes: isWithNotes });
    assert.equal(normal(back), normal(given));
  });
  await fc.assert(property, runs(400));
  assert.ok(met.refused > 50 && met.taken > 5, JSON.stringify(met));
  assert.equal(await domain.listJobs(), []);
});

/** What an import decides: whether bytes are here, that open is closed, the order of what was said and done. */
function normal(document: object): unknown {
  const copy = structuredClone(document) as Awaited<ReturnType<typeof exportedDocument>>;
  for (const ticket of copy.tickets) {
    const byTime = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    for (const list of [ticket.events, ticket.participants, ticket.notes ?? []]) list.sort(byTime);
    ticket.messages.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    for (const { attachments, versions } of ticket.messages) {
      for (const attachment of attachments) attachment.isStored = false;
      attachments.sort(byTime);
      versions.sort(byTime);
    }
    if (ticket.forgottenAt) for (const event of ticket.events) event.facts = {};
  }
  const used = new Set(copy.tickets.map(({ category }) => category));
  return { ...copy, categories: copy.categories.filter(({ name }) => used.has(name)) };
}

test.run();
