import type { StoredRefusal } from '../../../libs/alerting/send-refusal';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { reasonOf, refusalWords } from '../messages/console/send-refusals';
import { Moment } from '../moment';
import { paths } from '../paths';

interface RefusedMessageProps {
  readonly language: ConsoleLanguage;
  readonly timeZone: string;
  readonly incidentId: string;
  readonly refused: StoredRefusal;
  /** May publish an update now. */
  readonly mayUpdate: boolean;
}

/** An approved message that did not leave: why, and what the officer does now. */
export function RefusedMessage({ language, timeZone, incidentId, refused, mayUpdate }: RefusedMessageProps) {
  const t = refusalWords[language];
  const { audience, refusal, refusedAt } = refused;
  return (
    <section class="notice grave" role="alert">
      <h2>{t.title[audience]}</h2>
      <p>
        {reasonOf(refusal, language)}{' '}
        <span class="muted">
          <Moment at={refusedAt.toISOString()} timeZone={timeZone} language={language} />
        </span>
      </p>
      <p>
        <b>{t.next[audience]}</b>
      </p>
      {mayUpdate && (
        <p>
          <a class="button" href={paths.update(incidentId)}>
            {t.update}
          </a>
        </p>
      )}
    </section>
  );
}
