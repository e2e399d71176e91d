import { direction, type Language } from '../../../libs/channels/language';
import type { Freshness } from '../../../libs/check-ins/ageing';
import { type Answer, answers } from '../../../libs/check-ins/answer';
import { TextField } from '../fields';
import { answerPageWords } from '../messages/answer-page';
import { messagesFor } from '../messages/messages-for';
import { ModeBanner } from '../mode-banner';
import { Moment } from '../moment';
import { paths } from '../paths';
import type { Mode } from '../../../libs/incidents/alert';
import { CitizenLayout } from './citizen-layout';

export interface AnswerPageProps {
  readonly language: Language;
  readonly incident: {
    readonly id: string;
    readonly mode: Mode;
    readonly headline: string;
    readonly textLanguage: Language;
    readonly timeZone: string;
  };
  /** Whose answer this page sends: what a device kept for another stays there. */
  readonly owner: string;
  /** Of the answer that this form will send, once. */
  readonly answerKey: string;
  readonly current?: { readonly answer: Answer; readonly saidAt: string; readonly freshness: Freshness } | undefined;
  readonly hasAskedForHelp: boolean;
  /** An answer was just recorded (the page that a 303 leads to). */
  readonly saved: boolean;
}

/** One tap says how somebody is. Without the script it is a plain form; with it, an answer given offline leaves later. */
export function AnswerPage({ language, incident, owner, answerKey, current, hasAskedForHelp, saved }: AnswerPageProps) {
  const t = messagesFor(language);
  const words = answerPageWords[language];
  const zone = { timeZone: incident.timeZone, language };
  return (
    <CitizenLayout language={language} title={t.incident.answerTitle} islands={['/assets/answer.js']}>
      <ModeBanner mode={incident.mode} words={t.mode} />
      {saved && (
        <p class="saved" role="status">
          {words.taken}
        </p>
      )}
      <h1>{t.incident.answerTitle}</h1>
      <p class="lead" lang={incident.textLanguage} dir={direction(incident.textLanguage)}>
        {incident.headline}
      </p>
      <p class="danger-line">{t.incident.danger}</p>
      {hasAskedForHelp && <p class="notice">{words.helpAsked}</p>}
      <p>
        {current ? words.said(t.incident.answers[current.answer]) : words.none}{' '}
        {current && <Moment at={current.saidAt} {...zone} />} {current?.freshness === 'stale' && words.stale}
      </p>
      <p
        class="state"
        role="status"
        data-answer-state
        data-stored={words.stored}
        data-sending={words.sending}
        data-refused={words.refused}
        data-sign-in={words.signIn}
      />
      <form method="post" action={paths.answer(incident.id)} data-answer-form>
        <input type="hidden" name="key" value={answerKey} />
        <input type="hidden" name="owner" value={owner} />
        <ul class="digits">
          {answers.map((answer) => (
            <li key={answer} class={answer}>
              <button name="answer" value={answer}>
                {t.incident.answers[answer]}
              </button>
            </li>
          ))}
        </ul>
        <p>{words.lead}</p>
        <TextField name="word" label={words.word} hint={words.wordHint} autoComplete="off" maxLength={40} />
      </form>
      <p>
        <a href={paths.incident(incident.id)}>{words.back}</a>
      </p>
    </CitizenLayout>
  );
}
