import type { Draft } from '../../libs/incidents/incident.schema';

type Written = Record<'fr' | 'en' | 'es' | 'de' | 'ar', NonNullable<Draft['texts']['fr']>>;

/** Around the boulevard Voltaire, and a town that is far from it. */
export const inside = { kind: 'home', latitude: 48.863, longitude: 2.3706 } as const;
export const outside = { kind: 'home', latitude: 45.7578, longitude: 4.832 } as const;

export const storyArea = { type: 'Circle', centre: [2.3706, 48.863], radiusMetres: 1200 } as const;

/** What an agency of Paris may warn. */
export const storyTerritory = { type: 'Circle', centre: [2.35, 48.86], radiusMetres: 25_000 } as const;

export const storyTexts: Written = {
  fr: {
    event: 'Attaque armée',
    headline: 'Attaque armée à Paris 11e, restez chez vous',
    description: 'Des tirs sont entendus boulevard Voltaire.',
    instruction: 'Restez où vous êtes, éloignez-vous des fenêtres.',
    areaName: 'Paris 11e',
  },
  en: {
    event: 'Armed attack',
    headline: 'Armed attack in Paris 11e, stay indoors',
    description: 'Shots are heard on boulevard Voltaire.',
    instruction: 'Stay where you are, keep away from windows.',
    areaName: 'Paris 11e',
  },
  es: {
    event: 'Ataque armado',
    headline: 'Ataque armado en Paris 11e, no salga',
    description: 'Se oyen disparos en el boulevard Voltaire.',
    instruction: 'Quédese donde está, aléjese de las ventanas.',
    areaName: 'Paris 11e',
  },
  de: {
    event: 'Bewaffneter Angriff',
    headline: 'Bewaffneter Angriff in Paris 11e, bleiben Sie im Haus',
    description: 'Am Boulevard Voltaire fallen Schüsse.',
    instruction: 'Bleiben Sie, wo Sie sind, und meiden Sie Fenster.',
    areaName: 'Paris 11e',
  },
  ar: {
    event: 'هجوم مسلح',
    headline: 'هجوم مسلح في باريس 11، ابقوا في الداخل',
    description: 'سُمع إطلاق نار في شارع فولتير.',
    instruction: 'ابقوا في أماكنكم وابتعدوا عن النوافذ.',
    areaName: 'باريس 11',
  },
};

export interface AlertOverrides extends Partial<Omit<Draft, 'area' | 'expires'>> {
  /** GeoJSON or a circle. */
  readonly shape?: Record<string, unknown>;
  /** From the clock's now; two hours when left out. */
  readonly expiresAfterMs?: number;
}

/** A draft that passes every check, with what the story wants otherwise. */
export function storyDraft(
  now: Date,
  { shape, expiresAfterMs = 7_200_000, ...overrides }: AlertOverrides = {},
): object {
  return {
    mode: 'Actual',
    category: 'Security',
    responseTypes: ['Shelter'],
    urgency: 'Immediate',
    severity: 'Extreme',
    certainty: 'Observed',
    texts: storyTexts,
    ...overrides,
    expires: new Date(now.getTime() + expiresAfterMs).toISOString(),
    area: { shape: shape ?? storyArea },
  };
}
