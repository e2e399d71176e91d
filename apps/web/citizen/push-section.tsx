import type { Language } from '../../../libs/channels/language';
import { messagesFor } from '../messages/messages-for';
import { localDay } from '../local-moment';
import { paths } from '../paths';

export interface PushAddressView {
  readonly id: string;
  /** e.g. the host of the push service. */
  readonly label: string;
  readonly since: string;
}

interface PushSectionProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly addresses: readonly PushAddressView[];
  readonly vapidPublicKey: string;
}

export function PushSection({ language, timeZone, addresses, vapidPublicKey }: PushSectionProps) {
  const t = messagesFor(language).me;
  return (
    <section>
      <h2>{t.pushTitle}</h2>
      {addresses.length === 0 && <p class="muted">{t.noPush}</p>}
      <ul class="rows">
        {addresses.map(({ id, label, since }) => (
          <li key={id}>
            <span>
              <bdi>{label}</bdi>{' '}
              <span class="muted">
                {t.since} {localDay(since, timeZone, language)}
              </span>
            </span>
            <form method="post" action={paths.removePush(id)}>
              <button class="quiet" aria-label={`${t.remove}: ${label}`}>
                {t.remove}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <p>
        <button type="button" class="quiet" data-push-key={vapidPublicKey} data-push-url={paths.addPush} hidden>
          {t.enablePush}
        </button>{' '}
        <span role="status" data-push-failed={t.pushFailed} />
      </p>
    </section>
  );
}
