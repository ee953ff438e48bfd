import type * as z from 'zod/mini';
import type { Complaint } from '../field-errors.ts';

type Issue = z.core.$ZodIssue;

/**
 * zod's issues in Discord's words. Of a union, the branch that came closest speaks:
 * the one whose `type` fits, else the one with the fewest issues.
 * https://discord.com/developers/docs/reference#error-messages
 */
export function complaintsOf(issues: Issue[], above: PropertyKey[] = []): Complaint[] {
  return issues.flatMap((issue) => complaints(issue, [...above, ...issue.path]));
}

function complaints(issue: Issue, path: PropertyKey[]): Complaint[] {
  if (issue.code === 'invalid_union') return complaintsOf(closestBranch(issue.errors), path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      code: 'UNKNOWN_KEY',
      message: 'This key is not in the specification.',
    }));
  return [{ path, ...wording(issue) }];
}

function closestBranch(branches: Issue[][]): Issue[] {
  const cost = (branch: Issue[]) => branch.length + (branch.some((issue) => issue.path[0] === 'type') ? 1000 : 0);
  return [...branches].sort((a, b) => cost(a) - cost(b))[0] ?? [];
}

function wording(issue: Issue): { code: string; message: string } {
  if (issue.code === 'too_big' || issue.code === 'too_small') return sizeWording(issue);
  if (issue.code === 'invalid_value')
    return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${issue.values.map(String).join(', ')}}.` };
  if (issue.code === 'invalid_type' && issue.input === undefined && !issue.message.includes('received'))
    return { code: 'BASE_TYPE_REQUIRED', message: `This field is required (${issue.expected}).` };
  if (issue.code === 'invalid_type')
    return { code: 'BASE_TYPE_BAD_TYPE', message: `Must be of type ${issue.expected}.` };
  return { code: 'BASE_TYPE_INVALID', message: 'The value is malformed.' };
}

function sizeWording(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): { code: string; message: string } {
  const bound = issue.code === 'too_big' ? `${issue.maximum} or fewer` : `${issue.minimum} or more`;
  if (issue.origin === 'number' || issue.origin === 'int') {
    const wanted =
      issue.code === 'too_big' ? `less than or equal to ${issue.maximum}` : `greater than or equal to ${issue.minimum}`;
    return {
      code: issue.code === 'too_big' ? 'NUMBER_TYPE_MAX' : 'NUMBER_TYPE_MIN',
      message: `Value should be ${wanted}.`,
    };
  }
  return { code: 'BASE_TYPE_BAD_LENGTH', message: `Must be ${bound} in length.` };
}
