import type { Channel } from '../../../libs/channels/channel';
import type { DeskCallFile } from '../../../libs/check-ins/triage/desk';
import { reasonsOf } from '../../../libs/check-ins/triage/reasons';
import { elapsedText, localNumber } from '../local-moment';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { type TriageRefusal, triageWords } from '../messages/console/triage';
import { Moment } from '../moment';
import { paths } from '../paths';
import { ConsoleLayout } from './console-layout';
import { placeText } from './place-text';
import { TriageForms } from './triage-forms';
import type { TriagePageProps } from './triage.page';

export interface TriageCallPageProps extends Pick<TriagePageProps, 'officerName' | 'names'> {
  readonly language: ConsoleLanguage;
  readonly timeZone: string;
  readonly file: DeskCallFile;
  /** What was sent to the person about the incident, and how far it came. */
  readonly messages: readonly {
    readonly channel: Channel;
    readonly about: string;
    readonly status: string;
    readonly frozenAt: Date;
  }[];
  readonly refusal?: TriageRefusal | undefined;
  /** What has just been done (the page that a 303 leads to). */
  readonly done?: keyof (typeof triageWords)['en']['done'] | undefined;
}

/** One call for help: what is known of it, and what the officer who has it can do. */
export function TriageCallPage(props: TriageCallPageProps) {
  const { language, officerName, names, timeZone, file, messages, refusal, done } = props;
  const { call, incident, now } = file;
  const t = triageWords[language];
  const common = consoleMessagesFor(language);
  const zone = { timeZone, language };
  return (
    <ConsoleLayout
      language={language}
      title={`${t.title} – ${t.ending(call.phoneEnding)}`}
      officerName={officerName}
      mode={incident.mode}
    >
      <h1>
        {reasonsOf(call)
          .map((reason) => t.reason[reason])
          .join(', ')}
      </h1>
      {refusal && (
        <p class="notice" role="alert">
          {t.refusal[refusal]}
        </p>
      )}
      {done && !refusal && (
        <p class="saved" role="status">
          {t.done[done]}
        </p>
      )}
      {call.isDuress && <p class="danger-line">{t.duressHint}</p>}
      <dl class="facts">
        <dt>{t.columns.since}</dt>
        <dd>{elapsedText((now.getTime() - call.openedAt.getTime()) / 1000)}</dd>
        <dt>{t.columns.place}</dt>
        <dd>{call.place === null ? t.unknownPlace : placeText(call.place, names, language)}</dd>
        <dt>{t.columns.phone}</dt>
        <dd>
          {t.ending(call.phoneEnding)}, {call.isVerified ? t.verified : t.notVerified}
        </dd>
        <dt>{t.columns.state}</dt>
        <dd>
          {t.standing[call.standing]} {call.standing === 'claimed' && call.heldByName && t.by(call.heldByName)}{' '}
          {call.tries > 0 && t.tries(call.tries)}
        </dd>
      </dl>
      <TriageForms language={language} timeZone={timeZone} file={file} />
      <section>
        <h2>{t.answers}</h2>
        <ol>
          {file.answers.map((answer, i) => (
            <li key={i}>
              <b>{common.answers[answer.answer]}</b> <Moment at={answer.saidAt.toISOString()} {...zone} />{' '}
              {[
                t.source[answer.source],
                answer.relation && t.relation[answer.relation],
                answer.verified ? t.verified : t.notVerified,
                answer.alsoFor > 0 && t.alsoFor(answer.alsoFor),
                answer.underDuress && t.forced,
                answer.isWithdrawn && t.withdrawn,
                answer.reporterContradicted > 0 &&
                  t.reporterContradicted(localNumber(answer.reporterContradicted, language)),
              ]
                .filter(Boolean)
                .join(', ')}
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{t.delivered}</h2>
        {messages.length === 0 && <p>{t.noDelivery}</p>}
        <ul>
          {messages.map((message, i) => (
            <li key={i}>
              <Moment at={message.frozenAt.toISOString()} {...zone} />: {common.channel[message.channel]}{' '}
              <code>{message.about}</code> <code>{message.status}</code>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t.history}</h2>
        <ol>
          {file.acts.map((act, i) => (
            <li key={i}>
              <Moment at={act.at.toISOString()} {...zone} />: {t.act[act.kind]}{' '}
              {act.officerName && t.by(act.officerName)}
              {act.words && ' '}
              {act.words && <q>{act.words}</q>}
            </li>
          ))}
        </ol>
      </section>
      <p>
        <a href={paths.triage(incident.publicId)}>{t.back}</a>
      </p>
    </ConsoleLayout>
  );
}
