import type { ComponentChildren } from 'preact';

/** A part of a report beneath its heading. */
export function ReportSection({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="report-section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
