/** What a rating's custom id names: `<ticket>:<1 to 5>`. */
export function parseRating(id: string): { ticketId: string; rating: number } {
  const [ticketId = '', rating = ''] = id.split(':');
  return { ticketId, rating: Number(rating) };
}
