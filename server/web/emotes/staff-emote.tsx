import type { ComponentChildren } from 'preact';
import { useApp } from '../ui/app-context.ts';
import { Timestamp } from '../ui/timestamp.tsx';
import { EmotePicture } from './emote-picture.tsx';
import type { BroughtEmoteView } from './emote-types.ts';

/** An emote with who brought it and what was decided. */
export function StaffEmote({ emote, children }: { emote: BroughtEmoteView; children: ComponentChildren }) {
  const { t } = useApp();
  const { name, channel, proposedBy, proposedAt, isAnimated, decidedBy, reason, state } = emote;
  return (
    <li class="emote-row">
      <EmotePicture emote={emote} />
      <div class="emote-facts">
        <strong>:{name}:</strong>
        <span class="muted">
          {t('emotes.from', { name: proposedBy || '?', channel: channel ?? t('emotes.platform') })} ·{' '}
          <Timestamp at={proposedAt} />
          {isAnimated && ` · ${t('emotes.animated')}`}
        </span>
        {decidedBy && state !== 'waiting' && (
          <span class="muted">{t(`emotes.decided.${state}`, { name: decidedBy })}</span>
        )}
        {reason && <p>{t('emotes.because', { reason })}</p>}
      </div>
      {children}
    </li>
  );
}
