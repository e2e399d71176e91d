import { direction, type Language } from '../../../libs/channels/language';
import { type Answer, answers } from '../../../libs/check-ins/answer';
import type { Mode } from '../../../libs/incidents/alert';
import { answerLinkWords } from '../messages/answer-link';
import { messagesFor } from '../messages/messages-for';
import { ModeBanner } from '../mode-banner';
import { paths } from '../paths';
import { CitizenLayout } from './citizen-layout';

export interface AnswerLinkPageProps {
  readonly language: Language;
  readonly token: string;
  readonly phoneEnding: string;
  readonly incident: {
    readonly id: string;
    readonly mode: Mode;
    readonly text: { readonly headline: string; readonly instruction: string };
    readonly textLanguage: Language;
  };
  /** Of the answer that this form will send, once. */
  readonly answerKey: string;
  /** What was recorded by this link a moment ago. */
  readonly recorded?: { readonly id: string; readonly answer: Answer; readonly isUndone: boolean } | undefined;
  readonly isTooLate?: boolean;
}

/**
 * One tap says how somebody is, without signing in and without a script. Opening it changes nothing: telephones and
 * mail scanners open links by themselves.
 */
export function AnswerLinkPage(props: AnswerLinkPageProps) {
  const { language, token, phoneEnding, incident, answerKey, recorded, isTooLate } = props;
  const t = messagesFor(language);
  const words = answerLinkWords[language];
  const isCall = recorded?.answer === 'need_help' && !recorded.isUndone;
  return (
    <CitizenLayout language={language} title={t.incident.answerTitle}>
      <ModeBanner mode={incident.mode} words={t.mode} />
      {isCall && incident.mode === 'Actual' && (
        <p class="danger-line" role="alert">
          {words.helpFirst}
        </p>
      )}
      {recorded && (
        <p class="saved" role="status">
          {recorded.isUndone ? words.undone : words.recorded(t.incident.answers[recorded.answer])}
        </p>
      )}
      {isTooLate && (
        <p class="notice" role="alert">
          {words.tooLate}
        </p>
      )}
      <h1>{t.incident.answerTitle}</h1>
      <div lang={incident.textLanguage} dir={direction(incident.textLanguage)}>
        <p class="lead">{incident.text.headline}</p>
        <p>{incident.text.instruction}</p>
      </div>
      {!isCall && <p class="danger-line">{t.incident.danger}</p>}
      {recorded && !recorded.isUndone && !isTooLate && (
        <form method="post" action={paths.undoAnswerLink(token)}>
          <input type="hidden" name="id" value={recorded.id} />
          <button class="quiet">{words.undo}</button> <span class="muted">{words.undoHint}</span>
        </form>
      )}
      {recorded && <p>{words.change}</p>}
      <form method="post" action={paths.answerLink(token)}>
        <input type="hidden" name="key" value={answerKey} />
        <ul class="digits">
          {answers.map((answer) => (
            <li key={answer} class={answer}>
              <button name="answer" value={answer}>
                {t.incident.answers[answer]}
              </button>
            </li>
          ))}
        </ul>
      </form>
      <p>
        {words.forPhone(phoneEnding)} <a href={paths.incident(incident.id)}>{words.notMe}</a>
      </p>
    </CitizenLayout>
  );
}
