/** Why a ticket ended by itself: codes, which whoever shows them puts into words. */
export const AUTOMATIC_REASONS = {
  left: 'glim:member_left',
  placeDeleted: 'glim:place_deleted',
  stale: 'glim:stale',
  unanswered: 'glim:unanswered',
} as const;
