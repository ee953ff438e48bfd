/** How long after its end the texts and files of a ticket are kept. The panel tells members. */
export const RETENTION_DAYS = 180;
