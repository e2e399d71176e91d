import { answers } from '../../../libs/check-ins/answer';
import type { Language } from '../../../libs/channels/language';
import { answerPageWords } from '../messages/answer-page';
import { messagesFor } from '../messages/messages-for';
import { paths } from '../paths';

interface HowToAnswerProps {
  readonly language: Language;
  readonly incidentId: string;
  readonly smsNumber: string;
  readonly open: boolean;
}

/** Each answer opens the phone's own SMS with the digit written: a link changes nothing by itself. */
export function HowToAnswer({ language, incidentId, smsNumber, open }: HowToAnswerProps) {
  const t = messagesFor(language).incident;
  return (
    <section class="answer">
      <h2>{t.answerTitle}</h2>
      {!open && <p>{t.answerClosed}</p>}
      {open && (
        <>
          <p class="danger-line">{t.danger}</p>
          <p>
            <a class="button" href={paths.answer(incidentId)}>
              {answerPageWords[language].here}
            </a>
          </p>
          <p>
            {t.answerIntro}{' '}
            <a class="number" href={`sms:${smsNumber}`} dir="ltr">
              {smsNumber}
            </a>
          </p>
          <ul class="digits">
            {answers.map((kind, index) => (
              <li key={kind} class={kind}>
                <a href={smsLink(smsNumber, index + 1)}>
                  <b>{index + 1}</b> {t.answers[kind]}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** RFC 5724 writes `?body=`, older iPhones want `&body=`: both read this form. */
const smsLink = (number: string, digit: number): string => `sms:${number}?&body=${digit}`;
