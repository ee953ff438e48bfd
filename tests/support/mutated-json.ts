import fc from 'fast-check';

const LONG = 'x'.repeat(5000);
/** What nobody expects in a place. */
const HOSTILE: readonly unknown[] = [
  ...[
    null,
    true,
    '',
    ' ',
    'a\nb',
    'nul \u0000',
    LONG,
    '5936',
    '٣',
    '<script>',
    '{{discord.delta}}',
    '|a|b|',
    '$1',
    '__proto__',
  ],
  ...[-1, 0, 0.5, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 1e308, [], {}, [[]], { minor: 1, currency: 'USD' }],
  ...[
    '2021-02-30',
    '0000-01-01',
    '9999-12-31',
    '2021-04-28T08:00:00-04:00',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ],
  ...['EUR', 'JPY', 'XXX', 'count', 'money', 'ratio', 'duration'],
];

type Step = { at: number } & (
  | { kind: 'replace'; by: unknown }
  | { kind: 'remove' }
  | { kind: 'double' }
  | { kind: 'add'; by: unknown }
);

/** The text of a JSON document with some of its values replaced, taken out, told twice, or joined by others. */
export function mutatedJson(text: string): fc.Arbitrary<string> {
  const hostile = fc.oneof(fc.constantFrom(...HOSTILE), fc.jsonValue({ maxDepth: 2 }), fc.integer(), fc.string());
  const at = fc.nat();
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ at, kind: fc.constant('replace' as const), by: hostile }) },
    { weight: 2, arbitrary: fc.record({ at, kind: fc.constant('remove' as const) }) },
    { weight: 1, arbitrary: fc.record({ at, kind: fc.constant('double' as const) }) },
    { weight: 1, arbitrary: fc.record({ at, kind: fc.constant('add' as const), by: hostile }) },
  );
  return fc.array(step, { minLength: 1, maxLength: 3 }).map((steps) => {
    const document: unknown = JSON.parse(text);
    for (const each of steps) mutate(document, each);
    return JSON.stringify(document);
  });
}

function mutate(document: unknown, step: Step): void {
  const places = placesOf(document);
  const place = places[step.at % Math.max(1, places.length)];
  if (!place) return;
  const { parent, key } = place;
  if (step.kind === 'remove') Reflect.deleteProperty(parent, key);
  else if (step.kind === 'double' && Array.isArray(parent)) parent.push(structuredClone(Reflect.get(parent, key)));
  else if (step.kind === 'add') Reflect.set(parent, 'more', step.by);
  else if (step.kind === 'replace') Reflect.set(parent, key, step.by);
}

/** Every value in a document, by what holds it. */
function placesOf(document: unknown): { parent: object; key: string }[] {
  if (typeof document !== 'object' || document === null) return [];
  return Object.keys(document).flatMap((key) => [{ parent: document, key }, ...placesOf(Reflect.get(document, key))]);
}
