/** Counts the members of the guild that Glim belongs to, implemented outside the domain. */
export interface MemberCounter {
  /**
   * @returns the number, and the request that gave it
   * @throws an Error whose message says to staff why there is no number
   */
  countMembers(): Promise<{ value: number; query: string }>;
}
