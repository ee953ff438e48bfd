import type { FieldErrors } from './discord-error.ts';

/** A complaint and the field it is about, as a path into the body. */
export interface Complaint {
  path: PropertyKey[];
  code: string;
  message: string;
}

/** Nests complaints as Discord does: https://discord.com/developers/docs/reference#error-messages */
export function fieldErrors(complaints: Complaint[]): FieldErrors {
  const root: FieldErrors = {};
  for (const { path, code, message } of complaints) {
    const leaf = path.map(String).reduce(child, root);
    const found = leaf._errors;
    leaf._errors = [...(Array.isArray(found) ? found : []), { code, message }];
  }
  return root;
}

function child(node: FieldErrors, key: string): FieldErrors {
  const found = node[key];
  if (found && !Array.isArray(found)) return found;
  const made: FieldErrors = {};
  node[key] = made;
  return made;
}
