/** Which of the error pages an HTTP status gets. */
export function kindOfError(status: number): 'notFound' | 'forbidden' | 'broken' {
  if (status === 404 || status === 410) return 'notFound';
  if (status === 401 || status === 403) return 'forbidden';
  return 'broken';
}
