import { DomainError } from '../errors.ts';

/** Somebody who looks after the figures. Who is staff, their room knows: the guild, the web site, the operator's tool. */
export interface MetricEditor {
  /** Stands beside what they record and change. */
  name: string;
  isStaff: boolean;
}

/** @throws DomainError forbidden `staff_only` */
export function requireEditor({ isStaff }: MetricEditor): void {
  if (isStaff) return;
  throw new DomainError(
    'forbidden',
    'staff_only',
    'Only the core team and support can record figures and edit what is counted.',
  );
}
