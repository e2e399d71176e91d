import type { BlastRadius } from '../../../libs/alerting/blast-radius';
import { direction } from '../../../libs/channels/language';
import { localNumber } from '../local-moment';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { Moment } from '../moment';
import { textFor } from '../text-for';

interface BlastRadiusFactsProps {
  readonly language: ConsoleLanguage;
  readonly timeZone: string;
  readonly radius: BlastRadius;
  /** Names of those who have approved this very content. */
  readonly approvedBy: readonly string[];
}

/** How far the message would reach, against what is usual: the place where a slip of the pen shows. */
export function BlastRadiusFacts({ language, timeZone, radius, approvedBy }: BlastRadiusFactsProps) {
  const t = consoleMessagesFor(language);
  const { firstTold, atTheBorder, neighbours, earlier, usualPeople, ceiling, approvalsNeeded } = radius;
  const number = (value: number) => localNumber(value, language);
  const needsTwo = approvalsNeeded === 2 || approvedBy.length > 0;
  return (
    <section>
      <h2>{t.radius.title}</h2>
      {needsTwo && (
        <p class="notice">
          <b>{t.radius.needsTwo(number(firstTold), number(ceiling))}</b>{' '}
          {approvedBy.length > 0 && (
            <>
              {t.radius.approvedBy} <bdi>{approvedBy.join(', ')}</bdi>.
            </>
          )}
        </p>
      )}
      <dl class="facts">
        <dt>{t.radius.firstTold}</dt>
        <dd>{number(firstTold)}</dd>
        <dt>{t.radius.border}</dt>
        <dd>
          {number(atTheBorder)} <span class="muted">{t.radius.borderHint}</span>
        </dd>
        <dt>{t.radius.neighbours}</dt>
        <dd>{neighbours.length > 0 ? <bdi>{neighbours.join(', ')}</bdi> : t.radius.none}</dd>
        <dt>{t.radius.usual}</dt>
        <dd>{usualPeople === undefined ? t.radius.unknown(number(ceiling)) : number(usualPeople)}</dd>
      </dl>
      {earlier.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label={t.radius.earlier}>
          <table>
            <caption>{t.radius.earlier}</caption>
            <thead>
              <tr>
                <th scope="col">{t.radius.sent}</th>
                <th scope="col">{t.text.headline}</th>
                <th scope="col">{t.watch.people}</th>
                <th scope="col">{t.radius.end}</th>
              </tr>
            </thead>
            <tbody>
              {earlier.map(({ id, sentAt, texts, people, status }) => {
                const { text, textLanguage } = textFor({ texts }, language);
                return (
                  <tr key={id}>
                    <td>
                      <Moment at={new Date(sentAt).toISOString()} timeZone={timeZone} language={language} />
                    </td>
                    <td lang={textLanguage} dir={direction(textLanguage)}>
                      {text.headline}
                    </td>
                    <td>{number(people)}</td>
                    <td>{t.incidentStatus[status]}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
