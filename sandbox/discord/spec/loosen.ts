/** Bit fields that Discord takes as a number or as a string of digits, while its spec says number. */
const BIT_FIELDS = new Set(['default_member_permissions', 'allow', 'deny', 'permissions']);

/** discord.js sends these with every kind of message, also where the spec does not name them; false means nothing. */
const IDLE_FLAGS = new Set(['tts', 'enforce_nonce']);

/** Brings the few loose values that Discord accepts into the form that its spec names. */
export function loosen(value: unknown, key = '', parent = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => loosen(item, '', key));
  if (typeof value === 'string' && BIT_FIELDS.has(key) && /^\d+$/.test(value)) return Number(value);
  // An attachment's index may be a number.
  if (typeof value === 'number' && key === 'id' && parent === 'attachments') return String(value);
  if (typeof value !== 'object' || value === null) return value;

  const kept = Object.entries(value).filter(([name, inner]) => !(inner === false && IDLE_FLAGS.has(name)));
  return Object.fromEntries(kept.map(([name, inner]) => [name, loosen(inner, name, key === '' ? parent : key)]));
}
