import * as assert from 'uvu/assert';
import { ADA_LEADS, BOARD_GUILD, type BoardApp, openBoardApp } from '../../tests/support/board-app.ts';
import { suite } from '../../tests/support/suite.ts';
import type { BoardQuestionView } from '../presenters/ticket-board.ts';

const TEXT_CHANNEL = '300000000000000009';
const QUESTION = '610000000000000001';

const test = suite<BoardApp>('unanswered questions on the web');

test.before(async (context) => {
  Object.assign(context, await openBoardApp());
  const { clock, database, questions } = context;
  const heard = { messageId: QUESTION, textChannelId: TEXT_CHANNEL, text: 'How do I rotate a key?' };
  const how = { author: { id: '210000000000000777', name: 'Mia' }, sentAt: clock.now(), repliesTo: null };
  await database.unitOfWork(async () => {
    await questions.watch(ADA_LEADS, BOARD_GUILD, { textChannelId: TEXT_CHANNEL, unansweredMinutes: 30 });
    await questions.heard({ ...heard, ...how, isStaff: false });
  });
});
test.after((context) => context.close());

async function list({ ada, call }: BoardApp, query = ''): Promise<BoardQuestionView[]> {
  const path = `/api/v1/staff/questions${query}`;
  return (await call<{ data: BoardQuestionView[] }>('GET', path, { headers: ada })).body.data;
}

const dismiss = ({ call }: BoardApp, headers: Record<string, string>, id = QUESTION) =>
  call('POST', `/api/v1/staff/questions/${id}/dismiss`, { headers });

test('a question is listed once it has waited too long, with where it stands in Discord', async (context) => {
  assert.equal(await list(context), []);
  context.clock.advance({ minutes: 31 });
  const url = `https://discord.com/channels/${BOARD_GUILD}/${TEXT_CHANNEL}/${QUESTION}`;
  const question = { messageId: QUESTION, authorName: 'Mia', text: 'How do I rotate a key?', url };
  assert.equal(await list(context), [{ ...question, askedAt: '2026-06-01T06:00:00.000Z' }]);
  assert.equal(await list(context, '?guild=1'), []);
  assert.is((await list(context, `?guild=${BOARD_GUILD}`)).length, 1);
});

test('only staff read and dismiss them, with the token against forged requests', async (context) => {
  const { ada, call, cleo, visitor } = context;
  assert.is((await call('GET', '/api/v1/staff/questions')).status, 401);
  assert.is((await call('GET', '/api/v1/staff/questions', { headers: visitor })).status, 403);
  assert.is((await dismiss(context, {})).status, 401);
  assert.is((await dismiss(context, visitor)).status, 403);
  const { 'X-CSRF-Token': _token, ...cookie } = ada;
  assert.is((await dismiss(context, cookie)).body.code, 'csrf');
  assert.is((await dismiss(context, cleo)).body.code, 'discord_not_linked');
  assert.is((await list(context)).length, 1);
});

test('what makes no sense is refused', async (context) => {
  const { ada, call } = context;
  assert.is((await call('GET', '/api/v1/staff/questions?guild=mine', { headers: ada })).status, 422);
  assert.is((await dismiss(context, ada, 'that-one')).status, 422);
});

test('one that needs no answer is off the list, also when two say so', async (context) => {
  assert.is((await dismiss(context, context.ada)).status, 204);
  assert.is((await dismiss(context, context.sam)).status, 204);
  assert.equal(await list(context), []);
});

test.run();
