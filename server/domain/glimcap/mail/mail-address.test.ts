import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../../tests/support/suite.ts';
import { readMailAddress } from './mail-address.ts';

const test = suite('mail addresses');

test('addresses that people have are read, their domains in small letters and ASCII', () => {
  for (const [given, read] of [
    ['ada@glim.example', 'ada@glim.example'],
    ['  Ada.Brandt+glim@Mail.Glim.EXAMPLE\n', 'Ada.Brandt+glim@mail.glim.example'],
    ["o'hara_{x}@a-b.co", "o'hara_{x}@a-b.co"],
    ['ada@münchen.example', 'ada@xn--mnchen-3ya.example'],
    ['ada@例え.jp', 'ada@xn--r8jz45g.jp'],
  ] as const)
    assert.is(readMailAddress(given), read);
});

test('what could be more than one address, a header, or a machine is none', () => {
  for (const evil of [
    '',
    'ada',
    '@glim.example',
    'ada@',
    'ada@localhost',
    'ada@127.0.0.1',
    'ada@[127.0.0.1]',
    'ada@glim.1',
    'a b@glim.example',
    'ada@glim.example, eve@evil.example',
    'ada@glim.example;eve@evil.example',
    'Ada <ada@glim.example>',
    '"ada"@glim.example',
    '"a\\"@evil.example,"@glim.example',
    'ada@glim.example\r\nBcc: eve@evil.example',
    'ada\n@glim.example',
    'ada\u0000@glim.example',
    'ada@glim.example%0d%0aBcc:eve',
    'ada@glim..example',
    'ada@-glim.example',
    'ada@glim.example.',
    '.ada@glim.example',
    'ada.@glim.example',
    'a..b@glim.example',
    'àda@glim.example',
    'ada@glim.example/evil',
    'ada@glim.example?x=1',
    'ada@glim.example#x',
    'ada@evil.example@',
    'ada(comment)@glim.example',
    `${'a'.repeat(65)}@glim.example`,
    `ada@${'a'.repeat(64)}.example`,
    `ada@${'a.'.repeat(130)}example`,
  ])
    assert.is(readMailAddress(evil), null, JSON.stringify(evil));
});

test('whatever is typed, what is read holds nothing that a mail server could take for more', () => {
  const pieces = fc.constantFrom(
    '@',
    '.',
    ',',
    '<',
    '>',
    '"',
    '\r\n',
    ' ',
    'a',
    'b.example',
    '%',
    '\u2028',
    'ß',
    '。',
    '＠',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((all) => all.join('')),
      ),
      (text) => {
        const address = readMailAddress(text);
        if (address !== null) assert.match(address, /^[\w!#$%&'*+/=?^`{|}~.-]{1,64}@[a-z0-9.-]+\.[a-z0-9-]+$/);
      },
    ),
  );
});

test.run();
