import { useState } from 'preact/hooks';
import { CATEGORIES } from '#domain/channels/category.ts';
import type { ChannelDetails, OpenedChannel, OwnChannel } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { Problem } from '../ui/problem.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { DetailsFields } from './details-fields.tsx';
import { suggestedSlug } from './suggested-slug.ts';

const SLUG_LENGTH = 32;

/** For a member without a channel: the first step to going live. */
export function OpenChannelForm({ onOpened }: { onOpened(channel: OwnChannel): void }) {
  const { t, api, me } = useApp();
  const [slug, setSlug] = useState(suggestedSlug(me?.name ?? ''));
  const [details, setDetails] = useState<ChannelDetails>({
    title: '',
    category: CATEGORIES[0],
    isMature: false,
    tags: [],
  });
  const { isBusy, problem, run } = useSubmit(async () => {
    const opened = await api.request<OpenedChannel>('POST', '/api/v1/channel', { slug, ...details });
    const { streamKey: _, ...channel } = opened;
    onOpened({ ...channel, stream: null });
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    run();
  };

  return (
    <form class="panel" onSubmit={onSubmit}>
      <h2>{t('dashboard.openTitle')}</h2>
      <p class="muted">{t('dashboard.openText')}</p>
      <TextField
        label={t('dashboard.slug')}
        hint={t('dashboard.slugHint')}
        prefix="/"
        value={slug}
        maxLength={SLUG_LENGTH}
        onChange={setSlug}
      />
      <DetailsFields details={details} onChange={setDetails} />
      <Problem text={problem} />
      <button class="button" type="submit" disabled={isBusy}>
        {t('dashboard.open')}
      </button>
    </form>
  );
}
