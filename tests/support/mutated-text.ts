import fc from 'fast-check';

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCodePoint(code));
/** A byte order mark, a space that is none, half of a fox, a digit of another script, a minus that is none, a fox. */
const STRANGE = ['\uFEFF', '\u00A0', '\uD83E', '٣', '−', '🦊'];
const CHARACTER = fc.constantFrom(...ASCII, ...STRANGE);

/** A text with a few characters taken out, put in, or a stretch of it told twice. */
export function mutatedText(text: string): fc.Arbitrary<string> {
  const position = fc.nat({ max: text.length });
  const edit = fc.record({
    position,
    remove: fc.nat({ max: 3 }),
    insert: fc.string({ maxLength: 3, unit: CHARACTER }),
  });
  const replace = (before: string, at: number, remove: number, insert: string) =>
    before.slice(0, at) + insert + before.slice(at + remove);
  const edited = fc
    .array(edit, { minLength: 1, maxLength: 3 })
    .map((edits) =>
      edits.reduce((before, { position: at, remove, insert }) => replace(before, at, remove, insert), text),
    );
  const repeated = fc
    .record({ from: position, length: fc.nat({ max: 200 }), to: position })
    .map(({ from, length, to }) => replace(text, to, 0, text.slice(from, from + length)));
  const cut = position.map((at) => text.slice(0, at));
  return fc.oneof({ weight: 6, arbitrary: edited }, { weight: 2, arbitrary: repeated }, { weight: 1, arbitrary: cut });
}
