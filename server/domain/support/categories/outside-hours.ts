/**
 * What happens when a member asks for help outside working hours: `tell` opens the ticket and says when somebody comes, `ask`
 * says it first and lets them open it anyway, `closed` opens none. Staff and mails are never held back.
 */
export const OUTSIDE_HOURS = ['tell', 'ask', 'closed'] as const;

export type OutsideHours = (typeof OUTSIDE_HOURS)[number];
