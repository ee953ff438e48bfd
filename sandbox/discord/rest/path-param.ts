/** A parameter of the matched path, decoded. @throws Error (a bug) when the route has none of that name */
export function pathParam({ params }: { params: Record<string, string | undefined> }, name: string): string {
  const value = params[name];
  if (value === undefined) throw new Error(`the route has no parameter ${name}`);
  return value;
}
