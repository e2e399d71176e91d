import { elapsedText } from '../local-moment';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import type { Expected } from './expected';

interface OutlookProps {
  readonly language: ConsoleLanguage;
  readonly expected: Expected;
}

/** What an officer has to expect of the channels: a line or two, loud only when something is wrong. */
export function OutlookLines({ language, expected }: OutlookProps) {
  const t = consoleMessagesFor(language);
  const down = expected.down.map((channel) => t.channel[channel]);
  return (
    <>
      {down.length > 0 && (
        <p class="notice" role="status">
          <b>{t.outlook.down(down.join(', '))}</b> {t.outlook.whenDown}
        </p>
      )}
      <SmsLine language={language} expected={expected} />
    </>
  );
}

/** Of the area's territory; nothing while no worker has told of its carriers. */
function SmsLine({ language, expected: { sms, lifeSeconds } }: OutlookProps) {
  if (!sms) return null;
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
