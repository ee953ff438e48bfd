import { useState } from 'preact/hooks';
import type { ChannelDetails, OwnChannel } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { Problem } from '../ui/problem.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { DetailsFields } from './details-fields.tsx';

interface DetailsFormProps {
  channel: OwnChannel;
  onSaved(channel: OwnChannel): void;
}

/** Title, category, tags and mature mark of an open channel. */
export function DetailsForm({ channel, onSaved }: DetailsFormProps) {
  const { t, api } = useApp();
  const { title, category, isMature, tags } = channel;
  const [details, setDetails] = useState<ChannelDetails>({ title, category, isMature, tags });
  const [isSaved, setSaved] = useState(false);
  const { isBusy, problem, run } = useSubmit(async () => {
    setSaved(false);
    onSaved(await api.request<OwnChannel>('PATCH', '/api/v1/channel', details));
    setSaved(true);
  });
  const onChange = (next: ChannelDetails) => {
    setDetails(next);
    setSaved(false);
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    run();
  };

  return (
    <form class="panel" onSubmit={onSubmit}>
      <h2>{t('dashboard.about')}</h2>
      <DetailsFields details={details} onChange={onChange} />
      <Problem text={problem} />
      <div class="button-row">
        <button class="button" type="submit" disabled={isBusy}>
          {t('dashboard.save')}
        </button>
        <span class="good" role="status">
          {isSaved && t('dashboard.saved')}
        </span>
      </div>
    </form>
  );
}
