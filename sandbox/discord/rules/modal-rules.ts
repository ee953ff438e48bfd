import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord-api-types/v10';
import { DiscordError } from '../discord-error.ts';
import { type Complaint, fieldErrors } from '../field-errors.ts';

const MAX_COMPONENTS = 5;

type ModalComponent = APIModalInteractionResponseCallbackData['components'][number];

/**
 * A modal holds one to five components with custom ids of their own (the spec lets 40 pass).
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal
 * @throws DiscordError 50035
 */
export function checkModal({ components }: APIModalInteractionResponseCallbackData): void {
  const complaints = [...countComplaints(components), ...duplicateComplaints(components)];
  if (complaints.length > 0) throw new DiscordError(400, 50035, 'Invalid Form Body', fieldErrors(complaints));
}

/** The custom ids of a modal's inputs with where each stands. */
export function modalInputs(components: ModalComponent[]): { customId: string; path: PropertyKey[] }[] {
  return components.flatMap((component, index) => {
    const path = ['data', 'components', index];
    if (component.type === ComponentType.TextDisplay) return [];
    if (component.type === ComponentType.Label)
      return [{ customId: component.component.custom_id, path: [...path, 'component'] }];
    return component.components.map((input, place) => ({
      customId: input.custom_id,
      path: [...path, 'components', place],
    }));
  });
}

function countComplaints(components: ModalComponent[]): Complaint[] {
  if (components.length <= MAX_COMPONENTS) return [];
  return [
    { path: ['data', 'components'], code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be between 1 and 5 in length.' },
  ];
}

function duplicateComplaints(components: ModalComponent[]): Complaint[] {
  const seen = new Set<string>();
  return modalInputs(components).flatMap(({ customId, path }) => {
    const isKnown = seen.has(customId);
    seen.add(customId);
    const message = 'Component custom id cannot be duplicated';
    return isKnown ? [{ path: [...path, 'custom_id'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message }] : [];
  });
}
