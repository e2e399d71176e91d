import { direction, type Language } from '../../../libs/channels/language';
import type { AlertContent, AlertText } from '../../../libs/incidents/alert';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { languageNames } from '../messages/language-names';
import { Moment } from '../moment';
import { correctionFields, textFields } from './draft-input';

interface AlertFactsProps {
  readonly language: ConsoleLanguage;
  readonly content: AlertContent;
  readonly timeZone: string;
}

/** Every field of an alert, none left out: the approver signs them all. */
export function AlertFacts({ language, content, timeZone }: AlertFactsProps) {
  const t = consoleMessagesFor(language);
  const codes = [...content.eventCodes, ...content.geocodes].map(({ name, value }) => `${name} ${value}`).join(', ');
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t.draft.category, t.category[content.category]],
    [t.draft.urgency, wordOf(t.urgency, content.urgency)],
    [t.draft.severity, wordOf(t.severity, content.severity)],
    [t.draft.certainty, wordOf(t.certainty, content.certainty)],
    [t.draft.responseTypes, content.responseTypes.map((type) => t.responseType[type]).join(', ')],
    [t.draft.web, content.web],
    [t.draft.contact, content.contact],
    [t.draft.note, content.note],
    ['Codes', codes || undefined],
  ];
  const texts = Object.entries(content.texts) as [Language, AlertText][];
  return (
    <>
      <dl>
        {content.onset && (
          <>
            <dt>{t.draft.onset}</dt>
            <dd>
              <Moment at={content.onset} timeZone={timeZone} language={language} />
            </dd>
          </>
        )}
        <dt>{t.draft.expires}</dt>
        <dd>
          <Moment at={content.expires} timeZone={timeZone} language={language} />
        </dd>
        {rows.map(
          ([label, value]) =>
            value && (
              <>
                <dt>{label}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </>
            ),
        )}
      </dl>
      {texts.map(([written, text]) => (
        <details key={written} open={written === language}>
          <summary>{languageNames[written]}</summary>
          <dl>
            {textFields.map((field) => (
              <>
                <dt>{t.text[field]}</dt>
                <dd class="text" lang={written} dir={direction(written)}>
                  {text[field] || '—'}
                </dd>
              </>
            ))}
            {(['correction', 'withdrawal'] as const).flatMap((group) =>
              correctionFields.map((field) => {
                const words = content[group]?.[written]?.[field];
                return (
                  words && (
                    <>
                      <dt>
                        {t.draft[group]}, {t.text[field]}
                      </dt>
                      <dd class="text" lang={written} dir={direction(written)}>
                        {words}
                      </dd>
                    </>
                  )
                );
              }),
            )}
          </dl>
        </details>
      ))}
    </>
  );
}

/** An imported alert may carry `Unknown`, for which the form has no word. */
const wordOf = (words: Readonly<Record<string, string>>, value: string): string => words[value] ?? value;
