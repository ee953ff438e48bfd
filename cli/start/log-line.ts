import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

const LEVELS: Record<number, { mark: string; style: Style }> = {
  10: { mark: '·', style: 'dim' },
  20: { mark: '·', style: 'dim' },
  30: { mark: ' ', style: 'reset' },
  40: { mark: '!', style: 'yellow' },
  50: { mark: '✘', style: 'red' },
  60: { mark: '✘', style: 'red' },
};
/** Said by the prefix already, or of no use to a person. */
const LEFT_OUT = new Set(['level', 'time', 'pid', 'hostname', 'process', 'name', 'msg', 'err', 'stack']);

/** One line of a process for people: pino's JSON shortened to its event and fields, anything else as it is. */
export function logLine(name: string, line: string): string {
  const prefix = styleText('dim', `[${name}]`);
  const entry = parse(line);
  if (!entry) return `${prefix} ${line}`;
  const { mark, style } = LEVELS[Number(entry.level)] ?? { mark: ' ', style: 'reset' };
  const fields = Object.entries(entry)
    .filter(([key, value]) => !LEFT_OUT.has(key) && value !== undefined)
    .map(([key, value]) => `${key}=${typeof value === 'object' ? JSON.stringify(value) : value}`);
  const words = [`${mark} ${entry.msg ?? ''}`, ...fields].join('  ');
  return `${prefix}${styleText(style, words)}${stackOf(entry)}`;
}

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry: Record<string, unknown> = JSON.parse(line);
    return 'level' in entry ? entry : undefined;
  } catch {
    return undefined; // Looked like JSON, was words.
  }
}

function stackOf({ err }: Record<string, unknown>): string {
  if (!err || typeof err !== 'object') return '';
  const stack = 'stack' in err ? err.stack : 'message' in err ? err.message : JSON.stringify(err);
  return `\n${String(stack).replaceAll(/^/gm, '    ')}`;
}
