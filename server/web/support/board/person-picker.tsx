import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { SearchList } from './search-list.tsx';

interface Person {
  id: string;
  name: string;
}

interface PersonPickerProps {
  number: number;
  /** Who need not be found: they are there. */
  without: readonly Person[];
  onPick(memberId: string): void;
  onCancel(): void;
}

const SNOWFLAKE = /^\d{17,20}$/;
/** Who types goes on typing. */
const SETTLE_MS = 200;

/** Finds somebody to bring into a ticket: by a name that Glim knows, or by their id on Discord. */
export function PersonPicker({ number, without, onPick, onCancel }: PersonPickerProps) {
  const { api, t } = useApp();
  const [people, setPeople] = useState<Person[]>([]);
  const [query, setQuery] = useState('');
  useEffect(() => {
    const asked = new AbortController();
    const settling = setTimeout(async () => {
      const path = `/api/v1/staff/tickets/${number}/people?q=${encodeURIComponent(query.trim())}`;
      // An id can be given without it.
      const answer = await api.request<{ data: Person[] }>('GET', path).catch(() => ({ data: [] }));
      if (!asked.signal.aborted) setPeople(answer.data);
    }, SETTLE_MS);
    return () => {
      asked.abort();
      clearTimeout(settling);
    };
  }, [api, number, query]);
  const given = query.trim();
  const isUnknown = SNOWFLAKE.test(given) && !people.some(({ id }) => id === given);
  const found = [...people, ...(isUnknown ? [{ id: given, name: t('board.people.byId') }] : [])];
  return (
    <SearchList
      label={t('board.people.search')}
      hint={t('board.people.hint')}
      items={found
        .filter(({ id }) => !without.some((each) => each.id === id))
        .map(({ id, name }) => ({ id, title: name, detail: id }))}
      none={t('board.people.none')}
      query={query}
      onQuery={setQuery}
      onChoose={({ id }) => onPick(id)}
      onCancel={onCancel}
    />
  );
}
