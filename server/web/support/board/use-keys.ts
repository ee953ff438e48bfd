import { useEffect, useRef } from 'preact/hooks';

/** What a key does, by the sign that it types or its name. */
export type Keys = Record<string, () => void>;

/** Keys of a page. Who types into a field, or presses Ctrl, Alt or Meta with them, means something else. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (target instanceof HTMLElement && target.closest('input, select, textarea, dialog, [role=option]')) return;
      const act = Object.hasOwn(current.current, event.key) ? current.current[event.key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
