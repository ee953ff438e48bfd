import * as assert from 'uvu/assert';
import { suite } from '../../../../tests/support/suite.ts';
import type { DeskDraft } from '../../../presenters/staff-glimcap-draft.ts';
import { DRAFT } from '../../testing/sample-desk.ts';
import { dirtyFields, openDesk, received, settled, typed } from './desk-state.ts';
import { findKeptTexts, keepTexts } from './kept-texts.ts';

const test = suite('desk state');
const PLACE = { userId: 'u1', name: '2021-05-02' };

function draft(revision: number, prose: Partial<DeskDraft['prose']> = {}, author = 'Ada'): DeskDraft {
  return { ...DRAFT, revision, author, prose: { ...DRAFT.prose, ...prose } };
}

test('what only others change is taken over, what is typed here stays', () => {
  const desk = typed(openDesk(draft(1, { intro: 'Hello.' })), 'intro', 'Hello, you.');
  const next = received(desk, draft(2, { intro: 'Hello.', outro: 'Bye.' }, 'Ben'));
  assert.equal([next.texts.intro, next.texts.outro, next.texts.author], ['Hello, you.', 'Bye.', 'Ben']);
  assert.equal(next.rivals, {});
  assert.equal(dirtyFields(next), ['intro']);
});

test('where both change a text, mine stands and theirs is beside it until I choose', () => {
  const desk = typed(openDesk(draft(1, { intro: 'Hello.' })), 'intro', 'Mine.');
  const next = received(desk, draft(2, { intro: 'Theirs.' }));
  assert.equal([next.texts.intro, next.rivals.intro], ['Mine.', 'Theirs.']);
  assert.equal(
    received(next, draft(2, { intro: 'Theirs.' })).rivals,
    { intro: 'Theirs.' },
    'another look forgets nothing',
  );

  const theirs = settled(next, 'intro', 'theirs');
  assert.equal([theirs.texts.intro, theirs.rivals, dirtyFields(theirs)], ['Theirs.', {}, []]);
  const mine = settled(next, 'intro', 'mine');
  assert.equal([mine.texts.intro, mine.rivals, dirtyFields(mine)], ['Mine.', {}, ['intro']]);
});

test('what is typed while a save is under way is neither lost nor taken for a conflict', () => {
  const sent = typed(openDesk(draft(1)), 'intro', 'Hello. ').texts;
  const meanwhile = typed({ ...openDesk(draft(1)), texts: sent }, 'intro', 'Hello. More');
  const next = received(meanwhile, draft(2, { intro: 'Hello.' }), sent);
  assert.equal([next.texts.intro, next.rivals, dirtyFields(next)], ['Hello. More', {}, ['intro']]);
});

test('a space at the end is neither a change nor taken away under the cursor', () => {
  const desk = typed(openDesk(draft(1, { intro: 'Hello.' })), 'intro', 'Hello. ');
  assert.equal(dirtyFields(desk), []);
  assert.is(received(desk, draft(1, { intro: 'Hello.' })).texts.intro, 'Hello. ');
});

test('an answer that comes late changes nothing', () => {
  const desk = received(openDesk(draft(1)), draft(3, { intro: 'New.' }));
  assert.is(received(desk, draft(2, { intro: 'Old.' })), desk);
});

test('texts are kept for one person and one report, and forgotten once nothing is left to save', () => {
  const memory = memoryOf();
  const kept = { at: '2021-05-05T12:00:00.000Z', fields: { intro: { text: 'Mine', was: '' } } };
  keepTexts(memory, PLACE, kept);
  assert.equal(findKeptTexts(memory, PLACE), kept);
  assert.is(findKeptTexts(memory, { ...PLACE, userId: 'u2' }), null);
  keepTexts(memory, PLACE, { ...kept, fields: {} });
  assert.is(findKeptTexts(memory, PLACE), null);
});

test('a memory that is full or holds something else does no harm', () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  keepTexts(full, PLACE, { at: '', fields: { intro: { text: 'x', was: '' } } });
  for (const odd of ['{', '[]', '{"at":1,"fields":{}}', '{"at":"x","fields":{"intro":{"text":1,"was":""}}}', '"x"'])
    assert.is(findKeptTexts({ ...full, getItem: () => odd }, PLACE), null, odd);
});

function memoryOf() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test.run();
