import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { kindOf } from './emoji-place.ts';
import { type EmojiStep, type KnownEmoji, planEmoji, type StandingEmoji, type WantedEmote } from './plan-emoji.ts';

const test = suite('what has to be done to a place');

const NO_CAPS = { static: null, animated: null };
const SLOTS = { static: 50, animated: 50 };

const wanted = (id: string, rest: Partial<WantedEmote> = {}): WantedEmote => ({
  id,
  name: id,
  isAnimated: false,
  roles: [],
  ownEmojiId: null,
  ...rest,
});
const standing = (id: string, rest: Partial<StandingEmoji> = {}): StandingEmoji => ({
  id,
  name: id,
  isAnimated: false,
  roles: [],
  isOwn: false,
  isAvailable: true,
  ...rest,
});
const known = (emoteId: string | null, rest: Partial<KnownEmoji> = {}): KnownEmoji => ({
  emoteId,
  emojiId: null,
  name: emoteId ?? 'gone',
  isAnimated: false,
  isRenamedHere: false,
  isDeletedHere: false,
  refusal: null,
  ...rest,
});

const plan = (situation: Partial<Parameters<typeof planEmoji>[0]>) =>
  planEmoji({ wanted: [], known: [], standing: [], slots: SLOTS, caps: NO_CAPS, ...situation });

test('what is wanted and not there is uploaded, in order, as long as there are slots of its kind', () => {
  const { steps, fates } = plan({
    wanted: [wanted('a'), wanted('b'), wanted('c', { isAnimated: true })],
    standing: [standing('x')],
    slots: { static: 2, animated: 1 },
  });
  assert.equal(
    steps.map((step) => step.kind === 'upload' && step.emoteId),
    ['a', 'c'],
  );
  assert.equal(
    [...fates],
    [
      ['a', 'pending'],
      ['b', 'no_slot'],
      ['c', 'pending'],
    ],
  );
});

test('a name that the guild has already gets a number, and gets it back when it is free', () => {
  const first = plan({
    wanted: [wanted('Wave')],
    standing: [standing('1', { name: 'wave' }), standing('2', { name: 'WAVE_2' })],
  });
  assert.equal(first.steps, [{ kind: 'upload', emoteId: 'Wave', name: 'Wave_3', isAnimated: false, roles: [] }]);
  const later = plan({
    wanted: [wanted('Wave')],
    known: [known('Wave', { emojiId: '9', name: 'Wave_3' })],
    standing: [standing('9', { name: 'Wave_3', isOwn: true })],
  });
  assert.equal(later.steps, [{ kind: 'rename', emojiId: '9', emoteId: 'Wave', name: 'Wave' }]);
});

test('a long name makes room for its number', () => {
  const name = 'a'.repeat(32);
  const { steps } = plan({ wanted: [wanted('e', { name })], standing: [standing('1', { name })] });
  assert.is(steps[0]?.kind === 'upload' && steps[0].name, `${'a'.repeat(30)}_2`);
});

test('a name that the guild gave, and a deletion by the guild, are obeyed', () => {
  const { steps, fates } = plan({
    wanted: [wanted('a'), wanted('b')],
    known: [known('a', { emojiId: '1', name: 'theirs', isRenamedHere: true }), known('b', { isDeletedHere: true })],
    standing: [standing('1', { name: 'theirs', isOwn: true })],
  });
  assert.equal(steps, []);
  assert.equal([...fates.values()], ['there', 'deleted_here']);
});

test('what is not wanted any more goes, and its slot is used', () => {
  const { steps } = plan({
    wanted: [wanted('b')],
    known: [known(null, { emojiId: '1' })],
    standing: [standing('1', { isOwn: true })],
    slots: { static: 1, animated: 0 },
  });
  assert.equal(
    steps.map(({ kind }) => kind),
    ['remove', 'upload'],
  );
});

test('fewer slots than are filled take away the last ones; a lost boost takes none', () => {
  const two = {
    wanted: [wanted('a'), wanted('b')],
    known: [known('a', { emojiId: '1' }), known('b', { emojiId: '2' })],
    standing: [
      standing('1', { name: 'a', isOwn: true }),
      standing('2', { name: 'b', isOwn: true, isAvailable: false }),
    ],
  };
  assert.equal(plan({ ...two, caps: { static: 1, animated: null } }).steps, [{ kind: 'remove', emojiId: '2' }]);
  const lost = plan({ ...two, slots: { static: 1, animated: 1 } });
  assert.equal([lost.steps, [...lost.fates.values()]], [[], ['there', 'unavailable']]);
});

test("an emote that is a copy of the guild's own emoji is there already, and stays away when they delete it", () => {
  const own = [wanted('a', { ownEmojiId: '7' })];
  assert.is(plan({ wanted: own, standing: [standing('7')] }).fates.get('a'), 'own');
  const gone = plan({ wanted: own });
  assert.equal([gone.steps, gone.fates.get('a')], [[], 'deleted_here']);
});

test('what Discord refused is not asked again', () => {
  const { steps, fates } = plan({ wanted: [wanted('a')], known: [known('a', { refusal: 'too_big' })] });
  assert.equal([steps, fates.get('a')], [[], 'too_big']);
});

/** Any guild: emoji of others, ours, emoji that claim to be ours but are not, and a ledger that may be wrong. */
const anySituation = fc
  .record({
    emotes: fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 30 }),
        isAnimated: fc.boolean(),
        name: fc.integer({ min: 1, max: 9 }),
      }),
      { selector: ({ id }) => id },
    ),
    emoji: fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 40 }),
        isAnimated: fc.boolean(),
        isOwn: fc.boolean(),
        isAvailable: fc.boolean(),
        name: fc.integer({ min: 1, max: 9 }),
      }),
      { selector: ({ id }) => id },
    ),
    ledger: fc.uniqueArray(
      fc.record({
        emote: fc.option(fc.integer({ min: 1, max: 30 })),
        emoji: fc.option(fc.integer({ min: 1, max: 40 })),
        isRenamedHere: fc.boolean(),
        isDeletedHere: fc.boolean(),
      }),
      { selector: ({ emoji, emote }) => `${emoji}-${emote}` },
    ),
    slots: fc.record({ static: fc.integer({ min: 0, max: 12 }), animated: fc.integer({ min: 0, max: 12 }) }),
    caps: fc.record({ static: fc.option(fc.nat({ max: 8 })), animated: fc.option(fc.nat({ max: 8 })) }),
  })
  .map(({ emotes, emoji, ledger, slots, caps }) => ({
    slots,
    caps,
    wanted: emotes.map(({ id, isAnimated, name }) =>
      wanted(`e${id}`, { isAnimated, name: `n${name}`, roles: isAnimated ? ['supporters'] : [] }),
    ),
    standing: emoji.map(({ id, name, ...rest }) => standing(`${id}`, { ...rest, name: `N${name}` })),
    known: uniqueRows(
      ledger.map(({ emote, emoji: id, ...rest }) =>
        known(emote === null ? null : `e${emote}`, { ...rest, emojiId: id === null ? null : `${id}` }),
      ),
    ),
  }));

/** What a step does to an emoji that stands there. */
function carryOut(step: Exclude<EmojiStep, { kind: 'upload' }>, emoji: Map<string, StandingEmoji>): void {
  if (step.kind === 'remove') emoji.delete(step.emojiId);
  else if (step.kind === 'rename') emoji.get(step.emojiId)!.name = step.name;
  else emoji.get(step.emojiId)!.roles = step.roles;
}

/** As the ledger's constraints have it: an emoji and an emote stand in one row. */
function uniqueRows(rows: KnownEmoji[]): KnownEmoji[] {
  const seen = new Set<string>();
  return rows.filter(({ emojiId, emoteId }) => {
    const keys = [emojiId && `emoji ${emojiId}`, emoteId && `emote ${emoteId}`].filter((key) => key !== null);
    if (keys.some((key) => seen.has(key))) return false;
    for (const key of keys) seen.add(key);
    return true;
  });
}

test('who alone may use ours is changed where it differs, in whatever order it is told, and for no other', () => {
  const moving = { isAnimated: true, roles: ['a', 'b'] };
  const ours = { isAnimated: true, isOwn: true };
  const { steps } = plan({
    wanted: [wanted('open', moving), wanted('same', moving), wanted('still'), wanted('more', moving)],
    known: ['open', 'same', 'still'].map((id) => known(id, { emojiId: id })),
    standing: [
      standing('open', ours),
      standing('same', { ...ours, roles: ['b', 'a'] }),
      standing('still', { isOwn: true, roles: ['c'] }),
      standing('foreign', { isAnimated: true, roles: ['c'] }),
    ],
  });
  assert.equal(steps, [
    { kind: 'restrict', emojiId: 'open', emoteId: 'open', roles: ['a', 'b'] },
    { kind: 'restrict', emojiId: 'still', emoteId: 'still', roles: [] },
    { kind: 'upload', emoteId: 'more', name: 'more', isAnimated: true, roles: ['a', 'b'] },
  ]);
});

test('whatever is the case, what others made is never touched, and slots and names suffice', () => {
  fc.assert(
    fc.property(anySituation, (situation) => {
      const { steps, fates } = planEmoji(situation);
      const after = new Map(situation.standing.map((each) => [each.id, { ...each }]));
      for (const [place, step] of steps.entries()) {
        if (step.kind === 'upload') {
          after.set(
            `new ${place}`,
            standing(`new ${place}`, { name: step.name, isAnimated: step.isAnimated, isOwn: true }),
          );
          continue;
        }
        const emoji = after.get(step.emojiId)!;
        assert.ok(emoji.isOwn, 'another made it');
        assert.ok(
          situation.known.some(({ emojiId }) => emojiId === step.emojiId),
          'it is not in the ledger',
        );
        carryOut(step, after);
      }
      for (const each of situation.standing.filter(({ isOwn }) => !isOwn)) assert.equal(after.get(each.id), each);
      for (const kind of ['static', 'animated'] as const) {
        const before = situation.standing.filter((each) => kindOf(each) === kind).length;
        const now = [...after.values()].filter((each) => kindOf(each) === kind).length;
        assert.ok(now <= Math.max(before, situation.slots[kind]), `${now} of ${situation.slots[kind]}`);
      }
      const names = new Set(situation.standing.map(({ name }) => name.toLowerCase()));
      for (const step of steps)
        if (step.kind === 'upload')
          assert.not.ok(
            names.has(step.name.toLowerCase()) && ![...after.values()].some(({ name }) => name === step.name),
          );
      assert.is(fates.size, situation.wanted.length, 'each emote has its fate');
    }),
    { numRuns: 300 },
  );
});

test('once a plan is carried out, there is nothing left to do', () => {
  fc.assert(
    fc.property(anySituation, (situation) => {
      const { steps } = planEmoji(situation);
      const emoji = new Map(situation.standing.map((each) => [each.id, { ...each }]));
      const rows = [...situation.known];
      for (const [place, step] of steps.entries()) {
        if (step.kind !== 'upload') carryOut(step, emoji);
        else {
          const id = `new ${place}`;
          const { name, isAnimated, roles } = step;
          emoji.set(id, standing(id, { name, isAnimated, roles, isOwn: true }));
          const row = rows.findIndex(({ emoteId }) => emoteId === step.emoteId);
          if (row >= 0) rows.splice(row, 1);
          rows.push(known(step.emoteId, { emojiId: id, name: step.name }));
        }
      }
      const again = planEmoji({ ...situation, standing: [...emoji.values()], known: rows });
      assert.equal(
        again.steps.filter(({ kind }) => kind !== 'rename'),
        [],
      );
    }),
    { numRuns: 300 },
  );
});

test.run();
