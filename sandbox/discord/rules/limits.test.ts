import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { type ManualClock, manualClock } from '../manual-clock.ts';
import { APPLICATION_ID, startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  clock: ManualClock;
  path: string;
}

const test = suite<Context>('limits of messages and commands over raw HTTP');

test.before(async (context) => {
  const clock = manualClock();
  Object.assign(context, { clock }, await startTestSandbox({ clock }));
  context.path = `/channels/${await context.control.channelId('general')}/messages`;
});
test.beforeEach(({ clock }) => clock.advance(6000));
test.after(({ close }) => close());

const button = (more: object = {}) => ({ type: 2, style: 1, label: 'x', custom_id: 'x', ...more });
const buttons = (count: number, prefix = '') =>
  Array.from({ length: count }, (_, index) => button({ custom_id: `${prefix}${index}` }));
const row = (...components: object[]) => ({ type: 1, components });
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(...buttons(1, `r${index}-`)));
const select = (count: number) => ({
  type: 3,
  custom_id: 's',
  options: Array.from({ length: count }, (_, index) => ({ label: `${index}`, value: `${index}` })),
});
const texts = (count: number) => Array.from({ length: count }, () => ({ type: 10, content: 'x' }));
const long = (length: number) => 'x'.repeat(length);
const field = (more: object = {}) => ({ name: 'n', value: 'v', ...more });
const V2 = 1 << 15;

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits and .../components/reference */
const MESSAGES: Record<string, [passes: object, fails: object]> = {
  'ten embeds': [{ embeds: Array(10).fill({ title: 'x' }) }, { embeds: Array(11).fill({ title: 'x' }) }],
  'an embed title of 256': [{ embeds: [{ title: long(256) }] }, { embeds: [{ title: long(257) }] }],
  'a description of 4096': [{ embeds: [{ description: long(4096) }] }, { embeds: [{ description: long(4097) }] }],
  '25 fields': [{ embeds: [{ fields: Array(25).fill(field()) }] }, { embeds: [{ fields: Array(26).fill(field()) }] }],
  'a field name of 256': [
    { embeds: [{ fields: [field({ name: long(256) })] }] },
    { embeds: [{ fields: [field({ name: long(257) })] }] },
  ],
  'a field value of 1024': [
    { embeds: [{ fields: [field({ value: long(1024) })] }] },
    { embeds: [{ fields: [field({ value: long(1025) })] }] },
  ],
  'a footer of 2048': [{ embeds: [{ footer: { text: long(2048) } }] }, { embeds: [{ footer: { text: long(2049) } }] }],
  'five buttons in a row': [{ components: [row(...buttons(5))] }, { components: [row(...buttons(6))] }],
  'five rows': [{ components: rows(5) }, { components: rows(6) }],
  'a select alone in its row': [{ components: [row(select(1))] }, { components: [row(select(1), button())] }],
  '25 options': [{ components: [row(select(25))] }, { components: [row(select(26))] }],
  'a custom id of 100': [
    { components: [row(button({ custom_id: long(100) }))] },
    { components: [row(button({ custom_id: long(101) }))] },
  ],
  'a button that says something': [{ components: [row(button())] }, { components: [row(button({ label: '' }))] }],
  'a link with an address': [
    { components: [row({ type: 2, style: 5, label: 'x', url: 'https://glim.example' })] },
    { components: [row({ type: 2, style: 5, label: 'x' })] },
  ],
  '40 V2 components': [
    { flags: V2, components: texts(40) },
    { flags: V2, components: texts(41) },
  ],
};

for (const [title, [passes, fails]] of Object.entries(MESSAGES))
  test(`a message may have ${title}, and no more`, async ({ api, path }) => {
    const passed = await api('POST', path, passes);
    assert.is(passed.status, 200, JSON.stringify(passed.body));
    const failed = await api('POST', path, fails);
    assert.equal([failed.status, failed.body.code], [400, 50035]);
  });

const command = (more: object = {}) => ({ name: 'c', description: 'd', ...more });
const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'd', ...more });
const options = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, index) => option(`o${index}`, more));
const choices = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `${index}`, value: `${index}` }));

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
const COMMANDS: Record<string, [passes: object, fails: object]> = {
  'a description of 100': [command({ description: long(100) }), command({ description: long(101) })],
  '25 options': [command({ options: options(25) }), command({ options: options(26) })],
  '25 choices': [
    command({ options: [option('o', { choices: choices(25) })] }),
    command({ options: [option('o', { choices: choices(26) })] }),
  ],
  'the required options first': [
    command({ options: [option('a', { required: true }), option('b')] }),
    command({ options: [option('b'), option('a', { required: true })] }),
  ],
  '8000 characters over all, of which a longer translation counts': [
    command({ options: sized(39) }),
    command({ options: sized(40), description_localizations: { de: long(100) } }),
  ],
};

/** Subcommands of exactly 200 characters each. */
function sized(count: number): object[] {
  const leaf = (name: string) => option(name, { description: long(100 - name.length) });
  return Array.from({ length: Math.ceil(count / 24) }, (_, group) => ({
    type: 1,
    name: `g${group}`,
    description: 'd',
    options: Array.from({ length: Math.min(24, count - group * 24) }, (_one, index) => leaf(`o${index}`)).map(
      (one) => ({
        ...one,
        choices: [{ name: long(50), value: long(50) }],
      }),
    ),
  }));
}

for (const [title, [passes, fails]] of Object.entries(COMMANDS))
  test(`a command may have ${title}`, async ({ api }) => {
    const path = `/applications/${APPLICATION_ID}/commands`;
    const passed = await api('PUT', path, [passes]);
    assert.is(passed.status, 200, JSON.stringify(passed.body));
    const failed = await api('PUT', path, [fails]);
    assert.equal([failed.status, failed.body.code], [400, 50035]);
  });

test('a file may have 10 MiB, and a request 25', async ({ api, path }) => {
  const upload = (...sizes: number[]) => {
    const form = new FormData();
    for (const [index, size] of sizes.entries())
      form.append(`files[${index}]`, new Blob([Buffer.alloc(size)]), `${index}.bin`);
    return api('POST', path, form);
  };
  const MIB = 1024 * 1024;
  assert.is((await upload(10 * MIB)).status, 200);
  const tooLarge = await upload(10 * MIB + 1);
  assert.equal([tooLarge.status, tooLarge.body.code], [413, 40005]);
  assert.is((await upload(9 * MIB, 9 * MIB, 9 * MIB).catch(() => ({ status: 413 }))).status, 413);
});

test.run();
