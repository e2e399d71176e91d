import type { SmsOutlook } from '../../../libs/channels/sms/sms-outlook';
import { elapsedText } from '../local-moment';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';

export interface Expected {
  readonly sms: SmsOutlook;
  /** Of the alert, from now on: what has not left by then never leaves. */
  readonly lifeSeconds: number;
}

interface SmsOutlookLineProps {
  readonly language: ConsoleLanguage;
  readonly expected: Expected;
}

/** What to expect of text messages in the area's territory: one line, loud only when something is wrong. */
export function SmsOutlookLine({ language, expected: { sms, lifeSeconds } }: SmsOutlookLineProps) {
  const t = consoleMessagesFor(language).outlook;
  const { availability, drainSeconds } = sms;
  const isTooLong = drainSeconds !== undefined && drainSeconds > lifeSeconds;
  const isWell = availability === 'ok' && !isTooLong;
  return (
    <p class={isWell ? 'hint' : 'notice'} role={isWell ? undefined : 'status'}>
      {t[availability]} {drainSeconds !== undefined && drainSeconds >= 1 && t.drain(elapsedText(drainSeconds))}{' '}
      {isTooLong && <b>{t.tooLong}</b>}
    </p>
  );
}
