import { type FieldError, TextField } from '../fields';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import type { DraftInput } from './draft-input';

interface AreaFieldsProps {
  readonly language: ConsoleLanguage;
  readonly input: DraftInput;
  readonly errors: readonly FieldError[];
}

/** Three ways to say where. The style sheet folds away the two that are not chosen, where the browser can. */
export function AreaFields({ language, input, errors }: AreaFieldsProps) {
  const t = consoleMessagesFor(language).draft;
  const refused = errors.find(({ field }) => field === 'area');
  const chosen = input.areaKind ?? 'circle';
  const kinds = [
    ['circle', t.circle],
    ['shape', t.shape],
    ['communes', t.communes],
  ] as const;
  return (
    <fieldset
      class={refused ? 'area-kind wrong' : 'area-kind'}
      id="area"
      tabIndex={-1}
      aria-describedby={refused && 'area-error'}
    >
      <legend>{t.area}</legend>
      {refused && (
        <p class="error" id="area-error">
          {refused.message}
        </p>
      )}
      <div class="kinds">
        {kinds.map(([kind, label]) => (
          <label key={kind} class="choice">
            <input type="radio" name="areaKind" value={kind} checked={chosen === kind} />
            <span>{label}</span>
          </label>
        ))}
      </div>
      <div class="pair of-circle">
        <TextField
          name="latitude"
          label={t.latitude}
          value={input.latitude}
          inputMode="decimal"
          dir="ltr"
          maxLength={20}
        />
        <TextField
          name="longitude"
          label={t.longitude}
          value={input.longitude}
          inputMode="decimal"
          dir="ltr"
          maxLength={20}
        />
        <TextField
          name="radiusMetres"
          label={t.radius}
          value={input.radiusMetres}
          inputMode="numeric"
          dir="ltr"
          maxLength={10}
        />
      </div>
      <div class="of-shape">
        <TextField name="geojson" label={t.geojson} hint={t.geojsonHint} value={input.geojson} rows={6} dir="ltr" />
      </div>
      <div class="of-communes">
        <TextField
          name="communes"
          label={t.communes}
          hint={t.communesHint}
          value={input.communes}
          dir="ltr"
          maxLength={700}
        />
      </div>
    </fieldset>
  );
}
