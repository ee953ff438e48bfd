/** Stands above what our mails quote, so that answers can be told from what they answer; by the mail's language. */
export const WRITE_ABOVE = { en: '— Write above this line —', de: '— Schreib über diese Zeile —' };
const MARKS = Object.values(WRITE_ABOVE);

/** "On Mon, 2 March 2026 at 10:12, Ada wrote:", "Am 02.03.26 um 10:12 schrieb Ada:" */
const INTRODUCTION = /\b(wrote|schrieb|a écrit|escribió)\b.{0,100}:$/i;
const ITS_BEGINNING = /^(on|am|le|el)\b/i;
const INTRODUCTION_LENGTH = 400;

/** What a mail says itself, without what it quotes below. A mail of nothing but quotes is kept whole. */
export function newWords(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const mark = lines.findIndex((line) => MARKS.some((each) => line.includes(each)));
  const above = mark === -1 ? lines : lines.slice(0, mark);
  const said = withoutIntroduction(withoutTail(above));
  const words = said.join('\n').trim();
  return words === '' ? text.trim() : words;
}

function isQuote(line: string): boolean {
  return line.startsWith('>') || line.trim() === '';
}

/** Mail programs break it into two lines at most. */
function withoutIntroduction(lines: readonly string[]): readonly string[] {
  const last = (count: number) => lines.slice(-count).join(' ').trim();
  const isWhole = (count: number) => isIntroduction(last(count)) && ITS_BEGINNING.test(last(count));
  const length = [1, 2].find(isWhole) ?? (isIntroduction(last(1)) ? 1 : 0);
  return length === 0 ? lines : withoutTail(lines.slice(0, -length));
}

function isIntroduction(text: string): boolean {
  return text.length <= INTRODUCTION_LENGTH && INTRODUCTION.test(text);
}

function withoutTail(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => !isQuote(line));
  return lines.slice(0, last + 1);
}
