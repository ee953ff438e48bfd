import { DomainError } from '#domain/errors.ts';

/** What work is refused with. Work that is not refused, or breaks, fails the test. */
export async function refusal(work: () => Promise<unknown>): Promise<Pick<DomainError, 'kind' | 'code' | 'message'>> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { kind, code, message } = error;
    return { kind, code, message };
  }
  throw new Error('it was not refused');
}
