import { useApp } from '../ui/app-context.ts';
import { useSubmit } from '../ui/use-submit.ts';

/** Asks for a page of the payment provider's, and goes there. */
export function useProviderPage(path: string, body?: object) {
  const { api } = useApp();
  return useSubmit(async () => {
    const { url } = await api.request<{ url: string }>('POST', path, body);
    location.assign(url);
  });
}
