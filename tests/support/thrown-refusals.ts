import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

/** A place of the source that refuses something, as far as it can be read without running it. */
export interface ThrownRefusal {
  /** Its file from the project's root, and the line. */
  place: string;
  /** Whole codes; one that is put together ends where its variable part begins: `emote_image_`. */
  codes: string[];
  /** Every `context` that is given; null where none is, undefined where they cannot be read. */
  contexts: string[] | null | undefined;
  /** The names of its values; undefined where they cannot be read. */
  values: string[] | undefined;
  /** Whether its sentence is written there, and not taken from words. */
  isWritten: boolean;
}

const ROOT = join(import.meta.dirname, '../..');

type Values = Pick<ThrownRefusal, 'contexts' | 'values'>;

interface Source {
  text: string;
  calls: ESTree.CallExpression[];
  functions: Named[];
}

/** A function with the name by which it is called. */
interface Named {
  name: string;
  params: readonly ESTree.Node[];
  start: number;
  end: number;
}

/** Every `new DomainError(…)` of a room's source. */
export function thrownRefusals(room: string): ThrownRefusal[] {
  return readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.endsWith('.d.ts'))
    .flatMap((path) => refusalsOf(join(room, path)));
}

function refusalsOf(path: string): ThrownRefusal[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  if (!text.includes('new DomainError(')) return [];
  const source: Source = { text, calls: [], functions: [] };
  const thrown: ESTree.NewExpression[] = [];
  const named = (name: string, of: { params: readonly ESTree.Node[]; start: number; end: number }) =>
    source.functions.push({ name, params: of.params, start: of.start, end: of.end });
  new Visitor({
    CallExpression: (node) => void source.calls.push(node),
    FunctionDeclaration: (node) => void named(node.id?.name ?? '', node),
    MethodDefinition: (node) => {
      if (node.key.type === 'Identifier' || node.key.type === 'PrivateIdentifier') named(node.key.name, node.value);
    },
    VariableDeclarator: (node) => {
      if (node.id.type === 'Identifier' && node.init?.type === 'ArrowFunctionExpression')
        named(node.id.name, node.init);
    },
    NewExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'DomainError') thrown.push(node);
    },
  }).visit(parseSync(path, text).program);
  return thrown.map((node) => refusalOf(node, source, path));
}

function refusalOf(node: ESTree.NewExpression, source: Source, path: string): ThrownRefusal {
  const [, code, sentence, values] = node.arguments;
  const line = source.text.slice(0, node.start).split('\n').length;
  return {
    place: `${path}:${line}`,
    codes: textsOf(code, source) ?? [],
    isWritten: sentence?.type === 'Literal' || sentence?.type === 'TemplateLiteral',
    ...valuesOf(values, source),
  };
}

function valuesOf(node: ESTree.Node | undefined, source: Source): Values {
  if (!node) return { contexts: null, values: [] };
  if (node.type !== 'ObjectExpression') return { contexts: undefined, values: undefined };
  return node.properties
    .map((property) => propertyOf(property, source))
    .reduce(together, { contexts: null, values: [] });
}

function propertyOf(property: ESTree.ObjectPropertyKind, source: Source): Values {
  if (property.type === 'SpreadElement') return valuesOf(property.argument, source);
  if (property.key.type !== 'Identifier') return { contexts: null, values: undefined };
  if (property.key.name === 'context') return { contexts: textsOf(property.value, source), values: [] };
  return { contexts: null, values: [property.key.name] };
}

function together(one: Values, other: Values): Values {
  return {
    contexts: one.contexts === null ? other.contexts : one.contexts,
    values: one.values && other.values ? [...one.values, ...other.values] : undefined,
  };
}

/** The texts that an expression can be; undefined where that takes running it. */
function textsOf(node: ESTree.Node | undefined, source: Source): string[] | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return [node.value];
  if (node?.type === 'TemplateLiteral') return [node.quasis[0]?.value.cooked ?? ''];
  if (node?.type === 'ConditionalExpression') {
    const [yes, no] = [textsOf(node.consequent, source), textsOf(node.alternate, source)];
    return yes && no ? [...yes, ...no] : undefined;
  }
  return node?.type === 'Identifier' ? argumentsOf(node, source) : undefined;
}

/** What a function's parameter is called with, in the same file. */
function argumentsOf(node: ESTree.Node & { name: string }, source: Source): string[] | undefined {
  const within = source.functions.filter(({ start, end }) => start <= node.start && node.end <= end);
  for (const { name, params } of within.reverse()) {
    const place = params.findIndex((param) => param.type === 'Identifier' && param.name === node.name);
    if (place < 0) continue;
    const texts = source.calls
      .filter(({ callee }) => nameOf(callee) === name)
      .map((call) => textsOf(call.arguments[place], source));
    return texts.every((each) => each !== undefined) ? texts.flat() : undefined;
  }
  return undefined;
}

function nameOf(callee: ESTree.Node): string | null {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && callee.property.type !== 'Literal' && 'name' in callee.property
    ? String(callee.property.name)
    : null;
}
