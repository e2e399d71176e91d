import type { Language } from '../../../libs/channels/language';
import { type FieldError, TextField } from '../fields';
import { messagesFor } from '../messages/messages-for';

export interface PlaceInput {
  readonly placeLabel?: string | undefined;
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
  return (
    <fieldset>
      <legend>{t.legend}</legend>
      <p class="hint">{t.hint}</p>
      <TextField
        name="placeLabel"
        label={t.label}
        hint={t.labelHint}
        value={input.placeLabel}
        errors={errors}
        maxLength={40}
      />
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
