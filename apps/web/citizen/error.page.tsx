import type { Language } from '../../../libs/channels/language';
import type { ErrorKind } from '../messages/messages';
import { messagesFor } from '../messages/messages-for';
import { paths } from '../paths';
import { CitizenLayout } from './citizen-layout';

export interface ErrorPageProps {
  readonly language: Language;
  readonly kind: ErrorKind;
  /** Lets support find the fault in the logs. */
  readonly requestId?: string | undefined;
  /** Where to go on from; the public's front page when left out. */
  readonly home?: string;
}

export function ErrorPage({ language, kind, requestId, home = paths.home }: ErrorPageProps) {
  const t = messagesFor(language);
  const { title, detail } = t.errors[kind];
  return (
    <CitizenLayout language={language} title={title}>
      <h1>{title}</h1>
      <h2>{t.errorNext}</h2>
      <p class="lead">{detail}</p>
      {requestId && (
        <p class="muted">
          {t.reference}: <code dir="ltr">{requestId}</code>
        </p>
      )}
      <p>
        <a class="button quiet" href={home}>
          {t.erased.back}
        </a>
      </p>
    </CitizenLayout>
  );
}

/** The page's words for an HTTP status. */
export function errorKind(status: number): ErrorKind {
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 410) return 'link_expired';
  if (status === 409 || status === 412) return 'conflict';
  if (status === 429) return 'too_many';
  return status < 500 ? 'bad_request' : 'fault';
}
