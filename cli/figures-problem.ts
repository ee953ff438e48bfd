import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const FORMATS: Record<string, string> = {
  date: 'must be a date such as 2021-04-25',
  datetime: 'must be a time with its offset, such as 2021-04-28T08:00:00-04:00',
  regex: 'must be one line of text',
};
const TYPES: Record<string, string> = {
  string: 'must be text',
  int: 'must be a whole number',
  number: 'must be a whole number',
  array: 'must be a list',
  object: 'must be an object',
  record: 'must be an object',
};

/** One thing that is wrong with a figures file, as one line that names the field: `metrics[3].current: must be 0 or more, not -4`. */
export function figuresProblem(issue: Issue): string {
  const path = fieldPath(issue.path);
  return path === '' ? `the file ${complaint(issue)}` : `${path}: ${complaint(issue)}`;
}

/** `['metrics', 3, 'current']` is `metrics[3].current`. */
function fieldPath(path: Issue['path']): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

function complaint(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return `has a field that nobody reads: ${issue.keys.join(', ')}`;
  const value = offendingValue(issue);
  if (value === undefined) return 'is missing';
  if (issue.code === 'too_small' && issue.origin === 'array') return 'must not be empty';
  return `${expectation(issue)}, not ${excerpt(value)}`;
}

/** For a wrong discriminator zod names the field but hands over the object around it. */
function offendingValue(issue: Issue): unknown {
  if (issue.code !== 'invalid_union' || issue.discriminator === undefined) return issue.input;
  return Reflect.get(Object(issue.input), issue.discriminator);
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? `must be ${issue.expected}`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? issue.message;
    case 'too_small':
      return `must be ${issue.minimum} or more`;
    case 'too_big':
      return `must be ${issue.maximum} or less`;
    case 'invalid_union':
      return 'must be "count", "money", "duration" or "ratio"';
    default:
      return issue.message;
  }
}

function excerpt(input: unknown): string {
  const text = JSON.stringify(input);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
