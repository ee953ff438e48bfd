import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIApplicationCommandOption } from 'discord.js';
import * as assert from 'uvu/assert';
import { DomainError } from '#domain/errors.ts';
import refusals from '../locales/de/refusals.json' with { type: 'json' };
import { suite } from '../tests/support/suite.ts';
import { commandPayloads } from './deploy/command-payloads.ts';
import { createLanguages } from './languages.ts';
import { registry } from './registry.ts';
import { english } from './words/english.ts';
import { german } from './words/german.ts';
import { germanCommands } from './words/german-commands.ts';

const test = suite('words');
const languages = createLanguages();

/** Every sentence of a word file, by its path. */
function sentences(words: object, above = ''): Map<string, string> {
  const found = Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[above + key, value]] : [...sentences(value, `${above}${key}.`)],
  );
  return new Map(found);
}

function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{\s*([^},\s]+)/g)].map(([, name = '']) => name).sort();
}

/** Everything of a command that is shown in the member's language, by its path. */
function shown(payload: {
  name: string;
  description: string;
  options?: readonly APIApplicationCommandOption[] | undefined;
}) {
  const texts = new Map([[payload.name, payload.description]]);
  const walk = (option: APIApplicationCommandOption, above: string) => {
    const path = `${above} ${option.name}`;
    texts.set(path, option.description);
    if ('options' in option) for (const inner of option.options ?? []) walk(inner, path);
    // A choice that is called as its value is a word of its own, such as `hourly`.
    const choices = 'choices' in option ? (option.choices ?? []) : [];
    for (const { name, value } of choices) if (name !== value) texts.set(`${path}: ${value}`, name);
  };
  for (const option of payload.options ?? []) walk(option, payload.name);
  return texts;
}

for (const file of Object.keys(english) as (keyof typeof english)[]) {
  test(`German says all of ${file}.json, filled with the same values`, () => {
    const [ours, theirs] = [sentences(english[file]), sentences(german[file])];
    assert.equal([...theirs.keys()].sort(), [...ours.keys()].sort());
    for (const [key, sentence] of ours) {
      assert.equal(placeholders(theirs.get(key)!), placeholders(sentence), `${file}: ${key}`);
    }
  });
}

test('every command, option and choice is described in German, and nothing else is', () => {
  const commands = registry.commands.flatMap(({ data }) => [...shown(data.toJSON()).keys()]);
  const menus = [...registry.messageCommands, ...registry.userCommands].map(({ data }) => data.name);
  const wanted = [...commands, ...menus];
  assert.equal(
    wanted.filter((path) => !germanCommands[path]),
    [],
    'German is missing',
  );
  assert.equal(
    Object.keys(germanCommands).filter((path) => !wanted.includes(path)),
    [],
    'there is no such command',
  );
  for (const [path, text] of Object.entries(germanCommands)) assert.ok(text.length <= 100, `${path} is too long`);
});

test("Discord is told the descriptions in the member's language, and the names in English", () => {
  const payload = commandPayloads(registry).find(({ name }) => name === 'support');
  assert.match(JSON.stringify(payload), '"description_localizations":{"de":"Die Support-Rolle"}');
  assert.not.ok(payload?.name_localizations);
});

test('what stands in forms and on buttons is as short as Discord wants it, in every language', () => {
  const limits: Record<string, number> = { Placeholder: 100, Label: 80 };
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
  const code = sources.map((path) => readFileSync(join(import.meta.dirname, path), 'utf8')).join('\n');
  const used = [...code.matchAll(/\.set(Placeholder|Label)\(\s*(?:\w+\.)?words\.(\w+)\('([\w.]+)'/g)];
  assert.ok(used.length > 30);
  for (const [, what = '', file = '', key = ''] of used)
    for (const words of [english, german]) {
      const of: Map<string, string> = sentences(Reflect.get(words, file));
      const text = of.get(key) ?? '';
      assert.ok(text.length <= limits[what]!, `${file}: ${key} is too long: ${text}`);
    }
});

test('each refusal that German knows is thrown somewhere', () => {
  const root = join(import.meta.dirname, '..');
  const sources = ['bot', 'server'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      .map((path) => readFileSync(join(root, room, path), 'utf8')),
  );
  const all = sources.join('\n');
  for (const key of Object.keys(refusals)) {
    const code = [...key.matchAll(/_|$/g)].map(({ index }) => key.slice(0, index));
    assert.ok(
      code.some((each) => each !== '' && all.includes(`'${each}'`)),
      key,
    );
  }
});

test('a refusal is said in German with its values, and in English where German does not know it', () => {
  const english = languages.of('en-GB');
  const words = languages.of('de');
  const soon = new DomainError('conflict', 'ticket_too_soon', 'Please wait 12 s.', { wait: '12 s' });
  assert.is(words.refusal(soon), 'Du hast gerade erst ein Ticket geöffnet. Warte bitte noch 12 s bis zum nächsten.');
  assert.is(english.refusal(soon), 'Please wait 12 s.');
  assert.is(words.refusal(new DomainError('conflict', 'ticket_too_soon', 'No values.')), 'No values.');
  assert.is(words.refusal(new DomainError('invalid', 'never_heard_of', 'Never heard of.')), 'Never heard of.');
});

test('a code with several sentences chooses by context and count', () => {
  const words = languages.of('de');
  const closed = new DomainError('conflict', 'ticket_not_open', '-', { number: 7, context: 'closed' });
  assert.is(words.refusal(closed), 'Ticket #7 ist geschlossen.');
  const one = new DomainError('conflict', 'glimcap_unacknowledged', '-', { number: 12, count: 1 });
  assert.match(words.refusal(one), 'einen Hinweis');
});

test("numbers, durations, days, lists and permissions are the language's own", () => {
  const [english, german] = [languages.of('en-US'), languages.of('de')];
  assert.is(english.number(12_345), '12,345');
  assert.is(german.number(12_345), '12.345');
  assert.is(german.duration(185 * 60_000), '3 Std. 05 Min.');
  assert.is(german.day('2026-03-08'), '8. März 2026');
  assert.is(german.list(['a', 'b', 'c']), 'a, b und c');
  assert.is(english.permissionNames([1n << 5n, 1n << 30n]), 'Manage Server, Manage Expressions');
  assert.is(german.permissionNames([1n << 5n]), 'Server verwalten');
  assert.is(english.permissionNames([1n << 2n]), 'Ban Members');
});

test('a language that we do not speak is answered in English', () => {
  for (const locale of ['fr', 'pt-BR', '', null, undefined]) assert.is(languages.of(locale).language, 'en');
});

test.run();
