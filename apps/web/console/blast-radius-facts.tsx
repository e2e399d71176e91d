import type { BlastRadius } from '../../../libs/alerting/blast-radius';
import { direction } from '../../../libs/channels/language';
import type { CoveredCommune } from '../../../libs/incidents/covered-communes';
import { localNumber, localShare } from '../local-moment';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { Moment } from '../moment';
import { textFor } from '../text-for';

/** An approver reads no longer list at such a moment. */
const mostListed = 12;

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
  const {
    people,
    communes,
    residents,
    firstTold,
    atTheBorder,
    neighbours,
    earlier,
    usualPeople,
    ceiling,
    approvalsNeeded,
  } = radius;
  const number = (value: number) => localNumber(value, language);
  const listed = (some: readonly CoveredCommune[]): string => {
    const shown = some.slice(0, mostListed).map(({ name, code, share }) => {
      return share > 0 ? `${name} (${code}, ${localShare(share, language)})` : `${name} (${code})`;
    });
    const rest = some.length - shown.length;
    return [...shown, ...(rest > 0 ? [t.radius.more(number(rest))] : [])].join(', ') || t.radius.none;
  };
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
        <dt>{t.radius.residents}</dt>
        <dd>
          {residents === undefined ? t.radius.noCensus : number(residents)}{' '}
          {residents !== undefined && residents > 0 && (
            <span class="muted">{t.radius.residentsHint(localShare(people / residents, language))}</span>
          )}
        </dd>
        <dt>{t.radius.communes}</dt>
        <dd>{listed(communes.filter(({ share }) => share > 0))}</dd>
        <dt>{t.radius.touched}</dt>
        <dd>{listed(communes.filter(({ share }) => share === 0))}</dd>
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
