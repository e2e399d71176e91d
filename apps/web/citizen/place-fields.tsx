import type { Language } from '../../../libs/channels/language';
import { placeKinds } from '../../../libs/people/person';
import { type FieldError, SelectField, TextField } from '../fields';
import { messagesFor } from '../messages/messages-for';

export interface PlaceInput {
  readonly kind?: string | undefined;
  readonly commune?: string | undefined;
  readonly latitude?: string | undefined;
  readonly longitude?: string | undefined;
}

interface PlaceFieldsProps {
  readonly language: Language;
  readonly input: PlaceInput;
  readonly errors: readonly FieldError[];
}

/** A commune or coordinates. The button shows only where a script can read the position. */
export function PlaceFields({ language, input, errors }: PlaceFieldsProps) {
  const t = messagesFor(language).place;
  const kinds = placeKinds.map((value) => ({ value, label: t.kinds[value] }));
  return (
    <fieldset>
      <legend>{t.legend}</legend>
      <p class="hint">{t.hint}</p>
      <SelectField name="kind" label={t.kind} value={input.kind ?? 'home'} errors={errors} options={kinds} />
      <TextField
        name="commune"
        label={t.commune}
        hint={t.communeHint}
        value={input.commune}
        errors={errors}
        maxLength={80}
      />
      <p class="or">{t.coordinates}</p>
      <p>
        <button type="button" class="quiet" data-use-position hidden>
          {t.usePosition}
        </button>{' '}
        <span role="status" data-position-failed={t.positionFailed} />
      </p>
      <div class="pair">
        <TextField
          name="latitude"
          label={t.latitude}
          value={input.latitude}
          errors={errors}
          inputMode="decimal"
          dir="ltr"
          short
          maxLength={20}
        />
        <TextField
          name="longitude"
          label={t.longitude}
          value={input.longitude}
          errors={errors}
          inputMode="decimal"
          dir="ltr"
          short
          maxLength={20}
        />
      </div>
    </fieldset>
  );
}
