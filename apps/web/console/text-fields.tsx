import { direction, type Language, languages } from '../../../libs/channels/language';
import type { AlertText } from '../../../libs/incidents/alert';
import { type FieldError, TextField } from '../fields';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { languageNames } from '../messages/language-names';
import { correctionFields, type DraftInput, isWritten, textFields } from './draft-input';

interface TextFieldsProps {
  readonly language: ConsoleLanguage;
  readonly input: DraftInput;
  readonly errors: readonly FieldError[];
}

const rows: Readonly<Partial<Record<keyof AlertText, number>>> = { description: 4, instruction: 3 };

/** One block per language; those that hold text or a mistake stand open, and at least the officer's own. */
export function TextFields({ language, input, errors }: TextFieldsProps) {
  const t = consoleMessagesFor(language);
  const refused = errors.find(({ field }) => field === 'texts');
  const isWrong = (group: string, written: Language) =>
    errors.some(({ field }) => field.startsWith(`${group}.${written}.`));
  const isOpen = (written: Language) =>
    written === language ||
    isWritten(input.texts[written]) ||
    isWritten(input.correction[written]) ||
    isWrong('texts', written) ||
    isWrong('correction', written);
  return (
    <fieldset id="texts" tabIndex={-1} class={refused && 'wrong'}>
      <legend>{t.draft.texts}</legend>
      <p class="hint">{t.draft.textsHint}</p>
      {refused && <p class="error">{refused.message}</p>}
      {languages.map((written) => (
        <details key={written} open={isOpen(written)} class="language-block">
          <summary>
            <span lang={written} dir={direction(written)}>
              {languageNames[written]}
            </span>{' '}
            <span class="badge">{isWritten(input.texts[written]) ? t.draft.filled : t.draft.empty}</span>
          </summary>
          {textFields.map((field) => (
            <TextField
              key={field}
              name={`texts.${written}.${field}`}
              label={t.text[field]}
              hint={field === 'plain' ? t.draft.plainHint : undefined}
              value={input.texts[written]?.[field]}
              errors={errors}
              lang={written}
              dir={direction(written)}
              {...(rows[field] && { rows: rows[field] })}
            />
          ))}
          <details open={isWritten(input.correction[written]) || isWrong('correction', written)}>
            <summary>{t.draft.correction}</summary>
            <p class="hint">{t.draft.correctionHint}</p>
            {correctionFields.map((field) => (
              <TextField
                key={field}
                name={`correction.${written}.${field}`}
                label={t.text[field]}
                value={input.correction[written]?.[field]}
                errors={errors}
                lang={written}
                dir={direction(written)}
                {...(rows[field] && { rows: rows[field] })}
              />
            ))}
          </details>
        </details>
      ))}
    </fieldset>
  );
}
