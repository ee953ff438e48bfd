/** Why something failed, said aloud to screen readers too. */
export function Problem({ text }: { text: string | null }) {
  return (
    <div class="problem-place" role="alert">
      {text && <p class="problem">{text}</p>}
    </div>
  );
}
