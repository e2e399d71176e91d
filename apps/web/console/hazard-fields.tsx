import {
  categories,
  certainties,
  type Mode,
  modes,
  responseTypes,
  severities,
  urgencies,
} from '../../../libs/incidents/alert';
import { ChoiceField, type FieldError, SelectField, TextField } from '../fields';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import type { DraftInput } from './draft-input';

interface HazardFieldsProps {
  readonly language: ConsoleLanguage;
  readonly timeZone: string;
  readonly fixedMode: Mode | undefined;
  readonly input: DraftInput;
  readonly errors: readonly FieldError[];
}

/** Mode, danger, times and who answers for it. Nothing is chosen beforehand, least of all the mode. */
export function HazardFields({ language, timeZone, fixedMode, input, errors }: HazardFieldsProps) {
  const t = consoleMessagesFor(language);
  const choose = { choose: t.draft.choose, errors, required: true };
  const optional = (label: string) => `${label} (${t.draft.optional})`;
  return (
    <>
      {!fixedMode && (
        <ChoiceField
          name="mode"
          label={t.draft.mode}
          hint={t.draft.modeHint}
          errors={errors}
          kind="radio"
          chosen={input.mode ? [input.mode] : []}
          options={modes.map((value) => ({ value, ...t.mode[value] }))}
          required
        />
      )}
      <fieldset>
        <legend>{t.draft.what}</legend>
        <div class="pair">
          <SelectField
            name="category"
            label={t.draft.category}
            value={input.category}
            options={optionsOf(categories, t.category)}
            {...choose}
          />
          <SelectField
            name="urgency"
            label={t.draft.urgency}
            value={input.urgency}
            options={optionsOf(urgencies, t.urgency)}
            {...choose}
          />
          <SelectField
            name="severity"
            label={t.draft.severity}
            value={input.severity}
            options={optionsOf(severities, t.severity)}
            {...choose}
          />
          <SelectField
            name="certainty"
            label={t.draft.certainty}
            value={input.certainty}
            options={optionsOf(certainties, t.certainty)}
            {...choose}
          />
        </div>
        <ChoiceField
          name="responseTypes"
          label={t.draft.responseTypes}
          errors={errors}
          kind="checkbox"
          chosen={input.responseTypes}
          options={optionsOf(responseTypes, t.responseType)}
        />
        <div class="pair">
          <TextField
            name="expires"
            label={t.draft.expires}
            hint={t.draft.timeHint(timeZone)}
            value={input.expires}
            errors={errors}
            type="datetime-local"
            required
          />
          <TextField
            name="onset"
            label={optional(t.draft.onset)}
            value={input.onset}
            errors={errors}
            type="datetime-local"
          />
        </div>
        <div class="pair">
          <TextField
            name="web"
            label={optional(t.draft.web)}
            value={input.web}
            errors={errors}
            maxLength={200}
            dir="ltr"
          />
          <TextField
            name="contact"
            label={optional(t.draft.contact)}
            value={input.contact}
            errors={errors}
            maxLength={200}
          />
        </div>
        {fixedMode !== 'Actual' && (
          <TextField
            name="note"
            label={t.draft.note}
            hint={t.draft.noteHint}
            value={input.note}
            errors={errors}
            maxLength={500}
          />
        )}
      </fieldset>
    </>
  );
}

/** The values that have words: `Unknown` has none, and so is not offered. */
function optionsOf<Value extends string>(values: readonly Value[], words: Readonly<Partial<Record<Value, string>>>) {
  return values.flatMap((value) => {
    const label = words[value];
    return label ? [{ value, label }] : [];
  });
}
