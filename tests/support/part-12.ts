import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Values by dotted path, `metrics.0.unit`; undefined takes the field away. */
export type Edits = Record<string, unknown>;

/** The real figures file of the Glimcap Part 12, and the report that people made of it by hand. */
export const PART_12_JSON = fileURLToPath(new URL('../fixtures/glimcap/part-12.json', import.meta.url));
export const PART_12_MD = fileURLToPath(new URL('../fixtures/glimcap/part-12.md', import.meta.url));

/** The text of Part 12's figures file with some fields changed. */
export function part12With(edits: Edits = {}): string {
  const figures: unknown = JSON.parse(readFileSync(PART_12_JSON, 'utf8'));
  for (const [path, value] of Object.entries(edits)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const parent = keys.reduce<unknown>((node, key) => Reflect.get(Object(node), key), figures);
    if (value === undefined) Reflect.deleteProperty(Object(parent), last);
    else Reflect.set(Object(parent), last, value);
  }
  return JSON.stringify(figures);
}
