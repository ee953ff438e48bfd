/** A decoded form: text, lists and objects of these. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue };
export type Form = { [key: string]: FormValue };

const MAX_DEPTH = 6;

/**
 * Decodes `a=1&items[0][price]=x&types[]=y`, as Stripe's API takes bodies and queries.
 * https://docs.stripe.com/api (form-encoded request bodies)
 */
export function decodeForm(text: string): Form {
  const root: Branch = new Map();
  for (const [name, value] of new URLSearchParams(text)) place(root, pathOf(name), value);
  return asObject(root);
}

type Branch = Map<string, Branch | string>;

/** `items[0][price]` → items, 0, price. */
function pathOf(name: string): string[] {
  const bracket = name.indexOf('[');
  if (bracket <= 0) return [name];
  const keys = [...name.slice(bracket).matchAll(/\[([^\]]*)\]/g)].map(([, key = '']) => key);
  return [name.slice(0, bracket), ...keys].slice(0, MAX_DEPTH);
}

function place(branch: Branch, [key = '', ...rest]: string[], value: string): void {
  const name = key === '' ? String(branch.size) : key;
  if (rest.length === 0) {
    branch.set(name, value);
    return;
  }
  const found = branch.get(name);
  const below: Branch = found instanceof Map ? found : new Map();
  branch.set(name, below);
  place(below, rest, value);
}

function asObject(branch: Branch): Form {
  return Object.fromEntries([...branch].map(([key, value]) => [key, asValue(value)]));
}

/** Keys that are all numbers make a list, in their order. */
function asValue(value: Branch | string): FormValue {
  if (typeof value === 'string') return value;
  const keys = [...value.keys()];
  if (!keys.every((key) => /^\d+$/.test(key))) return asObject(value);
  return [...value].sort(([a], [b]) => Number(a) - Number(b)).map(([, each]) => asValue(each));
}
