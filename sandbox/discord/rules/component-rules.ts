import {
  type APIMessageComponent,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Complaint } from '../field-errors.ts';
import { usesComponentsV2 } from './message-rules.ts';

/** Any component of a message, at any depth. */
export type AnyComponent = APIMessageComponent | APIMessageTopLevelComponent;

/** A component and where it stands in the body. */
export interface PlacedComponent {
  component: AnyComponent;
  path: PropertyKey[];
}

const MAX_ROWS = 5;
const MAX_V2_COMPONENTS = 40;

/** Rows, counts, buttons and custom ids: https://discord.com/developers/docs/components/reference */
export function componentComplaints({ components, flags }: { components: AnyComponent[]; flags: number }): Complaint[] {
  const placed = walkComponents(components, ['components']);
  return [
    ...(usesComponentsV2(flags) ? countComplaints(placed) : legacyComplaints(components)),
    ...placed.flatMap(buttonComplaints),
    ...placed.flatMap(rowComplaints),
    ...duplicateIdComplaints(placed),
  ];
}

/** All components in reading order. */
export function walkComponents(components: readonly AnyComponent[], path: PropertyKey[]): PlacedComponent[] {
  return components.flatMap((component, index) => {
    const here = [...path, index];
    const inside = 'components' in component ? walkComponents(component.components, [...here, 'components']) : [];
    const accessory =
      component.type === ComponentType.Section
        ? [{ component: component.accessory, path: [...here, 'accessory'] }]
        : [];
    return [{ component, path: here }, ...inside, ...accessory];
  });
}

function legacyComplaints(components: AnyComponent[]): Complaint[] {
  const foreign = components.flatMap(({ type }, index) =>
    type === ComponentType.ActionRow
      ? []
      : [
          {
            path: ['components', index, 'type'],
            code: 'UNION_TYPE_CHOICES',
            message: 'Value of field "type" must be one of (1,).',
          },
        ],
  );
  if (components.length <= MAX_ROWS) return foreign;
  return [
    ...foreign,
    { path: ['components'], code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be between 1 and 5 in length.' },
  ];
}

function countComplaints(placed: PlacedComponent[]): Complaint[] {
  if (placed.length <= MAX_V2_COMPONENTS) return [];
  return [
    {
      path: ['components'],
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      message: 'The total number of components must be 40 or fewer.',
    },
  ];
}

function buttonComplaints({ component, path }: PlacedComponent): Complaint[] {
  if (component.type !== ComponentType.Button) return [];
  const required = (field: string) => [
    { path: [...path, field], code: 'BASE_TYPE_REQUIRED', message: 'This field is required.' },
  ];
  if (component.style === ButtonStyle.Premium) return component.sku_id ? [] : required('sku_id');
  if (!component.label && !component.emoji) return required('label');
  if (component.style === ButtonStyle.Link) return component.url ? [] : required('url');
  return component.custom_id ? [] : required('custom_id');
}

/** A row holds up to five buttons or one select, never both. */
function rowComplaints({ component, path }: PlacedComponent): Complaint[] {
  if (component.type !== ComponentType.ActionRow) return [];
  const width = component.components.reduce((sum, { type }) => sum + (type === ComponentType.Button ? 1 : MAX_ROWS), 0);
  if (width <= MAX_ROWS) return [];
  const message = 'The specified component exceeds the maximum width of 5.';
  return [{ path: [...path, 'components'], code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message }];
}

function duplicateIdComplaints(placed: PlacedComponent[]): Complaint[] {
  const seen = new Set<string>();
  return placed.flatMap(({ component, path }) => {
    const customId = 'custom_id' in component ? component.custom_id : undefined;
    if (customId === undefined) return [];
    const isKnown = seen.has(customId);
    seen.add(customId);
    const message = 'Component custom id cannot be duplicated';
    return isKnown ? [{ path: [...path, 'custom_id'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message }] : [];
  });
}
