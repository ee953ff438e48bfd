import { type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';
import { listOf } from '../spec/schema-ref.ts';
import type { Spec } from '../spec/spec.ts';
import { withoutNulls } from './without-nulls.ts';

const TOP_LEVEL = listOf(
  'ActionRowComponentResponse',
  'ContainerComponentResponse',
  'FileComponentResponse',
  'MediaGalleryComponentResponse',
  'SectionComponentResponse',
  'SeparatorComponentResponse',
  'TextDisplayComponentResponse',
);

const SELECT_DEFAULTS = { min_values: 1, max_values: 1 };

/** The members Discord adds to a component that left them out. */
const DEFAULTS: Record<number, object> = {
  [ComponentType.StringSelect]: SELECT_DEFAULTS,
  [ComponentType.UserSelect]: SELECT_DEFAULTS,
  [ComponentType.RoleSelect]: SELECT_DEFAULTS,
  [ComponentType.MentionableSelect]: SELECT_DEFAULTS,
  [ComponentType.ChannelSelect]: SELECT_DEFAULTS,
  [ComponentType.Thumbnail]: { description: null, spoiler: false },
  [ComponentType.File]: { name: null, size: null, spoiler: false },
  [ComponentType.Separator]: { divider: true, spacing: 1 },
  [ComponentType.Container]: { accent_color: null, spoiler: false },
};

type Json = Record<string, unknown>;

/**
 * Components as Discord gives them back: each with an `id` of its own in the message and
 * its defaults filled in. https://discord.com/developers/docs/components/reference#anatomy-of-a-component
 */
export function normalComponents(spec: Spec, components: APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  const given = withoutNulls(components);
  const taken = new Set(idsIn(given));
  let next = 1;
  const freshId = () => {
    while (taken.has(next)) next += 1;
    taken.add(next);
    return next;
  };
  return spec.own<APIMessageTopLevelComponent[]>(TOP_LEVEL, complete(given, freshId));
}

function idsIn(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (!isObject(value)) return [];
  const own = typeof value.id === 'number' && value.id > 0 ? [value.id] : [];
  return [...own, ...Object.values(value).flatMap(idsIn)];
}

function complete(value: unknown, freshId: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => complete(item, freshId));
  if (!isObject(value)) return value;
  if (isMedia(value)) return { id: '0', proxy_url: value.url, ...value };

  const isComponent = typeof value.type === 'number';
  const id = typeof value.id === 'number' && value.id > 0 ? value.id : undefined;
  const identity = isComponent ? { id: id ?? freshId() } : {};
  const inner = Object.entries(value).map(([key, item]) => [key, complete(item, freshId)]);
  const defaults = typeof value.type === 'number' ? (DEFAULTS[value.type] ?? {}) : {};
  return {
    ...defaults,
    ...Object.fromEntries(inner.filter(([key]) => key !== 'required')),
    ...identity,
    ...galleryItem(value),
  };
}

/** An item of a media gallery has no type to hang its defaults on. */
function galleryItem(value: Json): Json {
  if (!('media' in value) || 'type' in value) return {};
  return { description: value.description ?? null, spoiler: value.spoiler ?? false };
}

/** `{ url }` alone is an unfurled media item. */
function isMedia(value: Json): boolean {
  return typeof value.url === 'string' && Object.keys(value).length === 1;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
