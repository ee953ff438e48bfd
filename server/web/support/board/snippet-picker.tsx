import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { problemText } from '../../ui/problem-text.ts';
import { SearchList } from './search-list.tsx';

interface Snippet {
  name: string;
  text: string;
}

interface SnippetPickerProps {
  /** The ticket's, for which they are filled in. */
  number: number;
  onPick(text: string): void;
  onCancel(): void;
}

/** Finds a prepared reply of the guild by name or words, as it reads in this ticket. */
export function SnippetPicker({ number, onPick, onCancel }: SnippetPickerProps) {
  const { api, t } = useApp();
  const [snippets, setSnippets] = useState<Snippet[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [query, setQuery] = useState('');
  useEffect(() => {
    api.request<{ data: Snippet[] }>('GET', `/api/v1/staff/tickets/${number}/snippets`).then(
      ({ data }) => setSnippets(data),
      (error) => setProblem(problemText(error, t)),
    );
  }, [api, number]);
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = (snippets ?? []).filter(({ name, text }) => {
    const all = `${name} ${text}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  return (
    <SearchList
      label={t('board.snippets.search')}
      items={found.map(({ name, text }) => ({ id: name, title: name, detail: text }))}
      none={problem ?? t(snippets?.length === 0 ? 'board.snippets.empty' : 'board.snippets.none')}
      query={query}
      onQuery={setQuery}
      onChoose={({ detail }) => onPick(detail ?? '')}
      onCancel={onCancel}
    />
  );
}
