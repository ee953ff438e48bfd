import { useRef, useState } from 'preact/hooks';
import type { DeskWin } from '../../../presenters/staff-glimcap-draft.ts';
import { useApp } from '../../ui/app-context.ts';
import { DeskButton } from './desk-button.tsx';
import type { Desk } from './use-desk.ts';
import { WinForm } from './win-form.tsx';

const CHIPS = { proposed: 'chip chip-claimed', accepted: 'chip chip-open', declined: 'chip', withdrawn: 'chip' };

interface WinItemProps {
  win: DeskWin;
  desk: Desk;
}

/** One win, and what becomes of it. */
export function WinItem({ win, desk }: WinItemProps) {
  const { t } = useApp();
  const [isEditing, setEditing] = useState(false);
  const path = `/api/v1/staff/wins/${win.id}`;
  const place = useRef<HTMLLIElement>(null);
  const close = () => {
    setEditing(false);
    place.current?.focus();
  };
  const button = (verb: 'accept' | 'decline') => (
    <DeskButton
      isSmall
      isOff={desk.isBusy}
      label={`${t(`desk.wins.${verb}`)}: ${win.text}`}
      onPress={() => void desk.change('POST', `${path}/${verb}`).then(() => place.current?.focus())}
    >
      {t(`desk.wins.${verb}`)}
    </DeskButton>
  );
  if (isEditing)
    return (
      <li ref={place} tabIndex={-1}>
        <WinForm
          title={t('desk.wins.edit')}
          win={win}
          isBusy={desk.isBusy}
          onCancel={close}
          onSubmit={async (said) => {
            if (await desk.change('PATCH', path, said)) close();
          }}
        />
      </li>
    );
  return (
    <li ref={place} tabIndex={-1} class={win.state === 'declined' ? 'desk-win desk-win-out' : 'desk-win'}>
      <p class="desk-win-head">
        <span class={CHIPS[win.state]}>{t(`desk.wins.state.${win.state}`)}</span>
        <span class="muted">
          {win.areaName ?? t(`desk.wins.area.${win.area}`)}
          {win.author && ` · ${win.author}`}
        </span>
        {win.url && <a href={win.url}>{t('desk.wins.message')}</a>}
      </p>
      <p class="desk-win-text">{win.text}</p>
      <div class="button-row">
        {win.state !== 'accepted' && button('accept')}
        {win.state !== 'declined' && button('decline')}
        <DeskButton isSmall label={`${t('desk.wins.edit')}: ${win.text}`} onPress={() => setEditing(true)}>
          {t('desk.wins.edit')}
        </DeskButton>
      </div>
    </li>
  );
}
