import { useState } from 'preact/hooks';
import { useApp } from '../ui/app-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Problem } from '../ui/problem.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { CopyField } from './copy-field.tsx';

const PATH = '/api/v1/channel/stream-key';
/** Stands for the key while it has not been fetched. */
const DOTS = '••••••••••••••••••••••••';

interface StreamKeyProps {
  whipUrl: string;
  /** Null where encoders cannot send over RTMP. */
  rtmpUrl: string | null;
}

/** What OBS needs. The key is asked of the server only when it is shown or copied. */
export function StreamKey({ whipUrl, rtmpUrl }: StreamKeyProps) {
  const { t, api } = useApp();
  const [key, setKey] = useState<string | null>(null);
  const [isShown, setShown] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [isRotated, setRotated] = useState(false);

  const fetchKey = async () => key ?? (await api.request<{ streamKey: string }>('GET', PATH)).streamKey;
  const show = useSubmit(async () => {
    if (!isShown) setKey(await fetchKey());
    setShown(!isShown);
  });
  const rotate = useSubmit(async () => {
    const { streamKey } = await api.request<{ streamKey: string }>('POST', PATH);
    setKey(streamKey);
    setShown(true);
    setRotated(true);
  });

  return (
    <section class="panel">
      <h2>{t('key.title')}</h2>
      <ol class="steps">
        <li>{t('key.step1')}</li>
        <li>{t('key.step2')}</li>
        <li>{t('key.step3')}</li>
      </ol>
      {rtmpUrl && <p class="field-hint">{t('key.rtmpHint')}</p>}
      <CopyField label={t('key.whipUrl')} value={whipUrl} />
      {rtmpUrl && <CopyField label={t('key.rtmpUrl')} value={rtmpUrl} />}
      <CopyField label={t('key.streamKey')} value={isShown && key ? key : DOTS} read={fetchKey} />
      <p class="field-hint" role="status">
        {isRotated ? t('key.rotated') : t('key.secret')}
      </p>
      <Problem text={show.problem ?? rotate.problem} />
      <div class="button-row">
        <button class="button button-quiet" type="button" disabled={show.isBusy} onClick={show.run}>
          {t(isShown ? 'key.hide' : 'key.show')}
        </button>
        <button class="button button-quiet" type="button" disabled={rotate.isBusy} onClick={() => setAsking(true)}>
          {t('key.rotate')}
        </button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t('key.rotateTitle')}
          text={t('key.rotateText')}
          confirm={t('key.rotateConfirm')}
          cancel={t('key.cancel')}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            rotate.run();
          }}
        />
      )}
    </section>
  );
}
