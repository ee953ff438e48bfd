import * as assert from 'uvu/assert';
import german from '../locales/de/refusals.json' with { type: 'json' };
import { suite } from './support/suite.ts';
import { type ThrownRefusal, thrownRefusals } from './support/thrown-refusals.ts';

const test = suite('refusals');
const SENTENCES: ReadonlyMap<string, string> = new Map(Object.entries(german));

/** Who reads these reads English around them: pages for staff alone (money, the Glimcap's desk), the terminal, and what an encoder is told. */
const ENGLISH_ALONE = [
  ...[
    'server/domain/finance/',
    'server/domain/billing/',
    'server/domain/glimcap/roadmap/',
    'server/domain/glimcap/texts/',
  ],
  ...['server/domain/glimcap/glimcap-corrections.ts', 'server/domain/glimcap/written-correction.ts'],
  ...['server/domain/glimcap/glimcap-import.ts', 'server/routes/staff-glimcap', 'server/domain/metrics/traffic/'],
  ...[
    'server/domain/support/portability/',
    'server/domain/support/help/video.ts',
    'bot/deploy/',
    'server/rtmp-door.ts',
  ],
];

/** Members meet these all the same. */
const BILLING = [
  ...['nothing_bought', 'already_subscribed', 'billing_off', 'plan_unknown'],
  ...['own_channel', 'channel_not_sold', 'channel_subscribed', 'no_payout_account'],
];

const all = ['server', 'bot', 'jobs', 'media'].flatMap(thrownRefusals);
const forPeople = all.filter(
  ({ place, codes }) =>
    BILLING.some((code) => codes.includes(code)) || !ENGLISH_ALONE.some((at) => place.startsWith(at)),
);

/** The German sentences of a refusal, each by its key; empty where one is missing. */
function sentencesOf(code: string, { contexts }: Pick<ThrownRefusal, 'contexts'>): [string, string][] {
  const keys = [...SENTENCES.keys()];
  if (code.endsWith('_')) return found(keys.filter((key) => key.startsWith(code)));
  if (contexts === undefined) return found(keys.filter((key) => key === code || key.startsWith(`${code}_`)));
  const wanted = contexts?.map((context) => `${code}_${context}`) ?? [code];
  const each = wanted.map((key) => found([key, `${key}_one`, `${key}_other`]));
  const isWhole = each.every((some) => some.length > 0);
  return isWhole ? each.flat() : found([code, `${code}_one`, `${code}_other`]);
}

function found(keys: string[]): [string, string][] {
  return keys.flatMap((key): [string, string][] => {
    const sentence = SENTENCES.get(key);
    return sentence === undefined ? [] : [[key, sentence]];
  });
}

function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{\s*([^},\s]+)/g)].map(([, name = '']) => name);
}

test('the source is read: its refusals are found, with their codes', () => {
  assert.ok(all.length > 300);
  const unread = forPeople.filter(({ codes, isWritten }) => codes.length === 0 && isWritten);
  assert.equal(
    unread.map(({ place }) => place),
    [],
  );
});

test('every refusal that the domain puts into English is said in German too', () => {
  const missing = forPeople
    .filter(({ place, isWritten }) => !place.startsWith('bot/') || isWritten)
    .flatMap((refusal) =>
      refusal.codes
        .filter((code) => sentencesOf(code, refusal).length === 0)
        .map((code) => `${refusal.place} ${code} ${refusal.contexts ?? ''}`),
    );
  assert.equal(missing, []);
});

test('and has every value that the German sentence is filled with', () => {
  const empty = forPeople.flatMap((refusal) =>
    refusal.codes.flatMap((code) =>
      sentencesOf(code, refusal).flatMap(([key, sentence]) =>
        placeholders(sentence)
          .filter((name) => refusal.values && !refusal.values.includes(name))
          .map((name) => `${refusal.place} gives no ${name} for ${key}`),
      ),
    ),
  );
  assert.equal(empty, []);
});

test.run();
