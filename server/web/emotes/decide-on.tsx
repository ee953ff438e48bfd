import { ActionForm } from '../ui/action-form.tsx';
import { useApp } from '../ui/app-context.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { LineInput } from '../ui/line-input.tsx';
import { showSaved } from '../ui/saved.tsx';
import type { BroughtEmoteView } from './emote-types.ts';

/** What staff can do with an emote, by what became of it so far. */
export function DecideOn({ emote }: { emote: BroughtEmoteView }) {
  const { t } = useApp();
  const { state } = emote;
  const isGone = state === 'declined' || state === 'removed';
  return (
    <div class="emote-actions">
      {state === 'waiting' && <Act emote={emote} verb="approve" />}
      {isGone && <Act emote={emote} verb="approve-after-all" isQuiet />}
      {!isGone && (
        <>
          <Disclosure summary={t('emotes.do.rename')}>
            <Act emote={emote} verb="rename">
              <LineInput label={t('emotes.name')} name="name" value={emote.name} maxLength={32} isRequired />
            </Act>
          </Disclosure>
          <ActWithReason emote={emote} verb={state === 'waiting' ? 'decline' : 'remove'} />
        </>
      )}
    </div>
  );
}

function ActWithReason({ emote, verb }: { emote: BroughtEmoteView; verb: 'decline' | 'remove' }) {
  const { t } = useApp();
  return (
    <Disclosure summary={t(`emotes.do.${verb}`)}>
      <Act emote={emote} verb={verb} isQuiet>
        <LineInput label={t('emotes.reason')} hint={t('emotes.reasonHint')} name="reason" maxLength={500} isRequired />
      </Act>
    </Disclosure>
  );
}

interface ActProps {
  emote: BroughtEmoteView;
  verb: 'approve' | 'approve-after-all' | 'decline' | 'remove' | 'rename';
  isQuiet?: boolean;
  children?: preact.ComponentChildren;
}

function Act({ emote, verb, isQuiet = false, children }: ActProps) {
  const { t, api } = useApp();
  return (
    <ActionForm
      submit={t(`emotes.do.${verb}`)}
      isQuiet={isQuiet}
      send={async (fields) => {
        const body = { name: fields.text('name'), reason: fields.text('reason') };
        await api.request('POST', `/api/v1/emotes/${emote.id}/${verb}`, body);
        showSaved(location.pathname);
      }}
    >
      {children}
    </ActionForm>
  );
}
