/** What JSON is checked against. The schemas of zod are such. */
export interface Shape<T> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
}

/** A question to a service outside. */
export interface JsonRequest {
  /** The service as people know it: `GitHub`. */
  service: string;
  base: string;
  /** What follows the base, with its query. It is kept with the figure and said in errors, so it holds no secret. */
  path: string;
  /** Where credentials belong: they are kept and said nowhere. */
  headers?: Record<string, string>;
  /** Makes it a POST of this form, of which nothing is kept or said. */
  form?: Record<string, string>;
  /** Makes it a POST of this JSON instead. */
  json?: object;
}

/** Asks services outside for JSON, implemented outside the domain. */
export interface JsonReader {
  /**
   * @returns the answer, in the shape that was asked for
   * @throws SourceError that names the service and the path, and says what is wrong with the answer and where
   */
  read<T>(request: JsonRequest, shape: Shape<T>): Promise<T>;
}
