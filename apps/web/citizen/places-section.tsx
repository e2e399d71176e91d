import type { Language } from '../../../libs/channels/language';
import type { PlaceKind } from '../../../libs/people/person';
import type { FieldError } from '../fields';
import { messagesFor } from '../messages/messages-for';
import { paths } from '../paths';
import { PlaceFields, type PlaceInput } from './place-fields';

/** The centre of the cell that is kept: nothing finer exists. Degrees. */
export interface PlaceView {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly latitude: number;
  readonly longitude: number;
}

interface PlacesSectionProps {
  readonly language: Language;
  readonly places: readonly PlaceView[];
  readonly mayAdd: boolean;
  readonly input: PlaceInput;
  readonly errors: readonly FieldError[];
}

export function PlacesSection({ language, places, mayAdd, input, errors }: PlacesSectionProps) {
  const t = messagesFor(language);
  const nearby = ({ latitude, longitude }: PlaceView) => t.me.near(latitude.toFixed(2), longitude.toFixed(2));
  return (
    <section>
      <h2>{t.me.placesTitle}</h2>
      {places.length === 0 && <p class="notice">{t.me.noPlace}</p>}
      <ul class="rows">
        {places.map((place) => (
          <li key={place.id}>
            <span>
              {t.place.kinds[place.kind]} <span class="muted">{nearby(place)}</span>
            </span>
            <form method="post" action={paths.removePlace(place.id)}>
              <button class="quiet" aria-label={`${t.me.remove}: ${t.place.kinds[place.kind]}, ${nearby(place)}`}>
                {t.me.remove}
              </button>
            </form>
          </li>
        ))}
      </ul>
      {!mayAdd && <p class="muted">{t.me.placesFull}</p>}
      {mayAdd && (
        <details open={places.length === 0 || errors.some(({ field }) => placeFields.includes(field))}>
          <summary>{t.me.addPlace}</summary>
          <form method="post" action={paths.myPlaces} noValidate>
            <PlaceFields language={language} input={input} errors={errors} />
            <button>{t.me.addPlace}</button>
          </form>
        </details>
      )}
    </section>
  );
}

const placeFields = ['kind', 'commune', 'latitude', 'longitude'];
