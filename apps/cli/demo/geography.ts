import type { Position } from '../../../libs/geo/geojson';

/** Where people live and work, as a mixture of round towns: a share of the people, a middle, how far it spreads. */
export interface Town {
  readonly share: number;
  readonly centre: Position;
  /** Standard deviation of the distance from the middle, along each axis. */
  readonly spreadKilometres: number;
}

export const homes: readonly Town[] = [
  { share: 45, centre: [2.3522, 48.8606], spreadKilometres: 3.3 }, // Paris
  { share: 5, centre: [2.3574, 48.9362], spreadKilometres: 2.2 }, // Saint-Denis
  { share: 5, centre: [2.4436, 48.8638], spreadKilometres: 2 }, // Montreuil
  { share: 4, centre: [2.2399, 48.8397], spreadKilometres: 1.8 }, // Boulogne-Billancourt
  { share: 4, centre: [2.207, 48.8924], spreadKilometres: 2.2 }, // Nanterre
  { share: 4, centre: [2.3874, 48.8135], spreadKilometres: 2 }, // Ivry-sur-Seine
  { share: 4, centre: [2.4551, 48.7904], spreadKilometres: 2.8 }, // Créteil
  { share: 3, centre: [2.449, 48.9077], spreadKilometres: 2.2 }, // Bobigny
  { share: 3, centre: [2.2467, 48.9472], spreadKilometres: 2.5 }, // Argenteuil
  { share: 3, centre: [2.1301, 48.8014], spreadKilometres: 3.5 }, // Versailles
  { share: 3, centre: [2.4297, 48.6243], spreadKilometres: 4 }, // Évry
  { share: 2, centre: [2.0761, 49.0364], spreadKilometres: 4 }, // Cergy
  { share: 2, centre: [2.5852, 48.8411], spreadKilometres: 4 }, // Marne-la-Vallée
  { share: 5, centre: [2.4, 48.85], spreadKilometres: 22 }, // the rest of the region
  { share: 3, centre: [4.8357, 45.764], spreadKilometres: 5 }, // Lyon
  { share: 2, centre: [5.3698, 43.2965], spreadKilometres: 5 }, // Marseille
  { share: 1.5, centre: [-1.5536, 47.2184], spreadKilometres: 4 }, // Nantes
  { share: 1, centre: [55.4504, -20.8789], spreadKilometres: 3 }, // Saint-Denis de La Réunion
  { share: 0.5, centre: [4.3517, 50.8503], spreadKilometres: 4 }, // Brussels
];

export const workplaces: readonly Town[] = [
  { share: 55, centre: [2.337, 48.8702], spreadKilometres: 2.6 }, // the middle of Paris
  { share: 12, centre: [2.2387, 48.8918], spreadKilometres: 1.2 }, // La Défense
  { share: 8, centre: [2.3615, 48.9204], spreadKilometres: 1.8 }, // Plaine Saint-Denis
  { share: 5, centre: [2.2446, 48.8244], spreadKilometres: 1.5 }, // Issy-les-Moulineaux
  { share: 20, centre: [2.38, 48.85], spreadKilometres: 14 },
];

/** Drawn by hand around the 10th and 11th arrondissements: 6.6 km². */
export const alertRing: readonly Position[] = [
  [2.348, 48.8705], [2.354, 48.8693], [2.3637, 48.8675], [2.3665, 48.861], [2.3692, 48.8532], [2.385, 48.85],
  [2.3958, 48.8484], [2.3946, 48.8515], [2.388, 48.8605], [2.3832, 48.8668], [2.377, 48.872], [2.37, 48.8835],
  [2.3605, 48.8843], [2.3494, 48.8838], [2.348, 48.8705],
]; // prettier-ignore

/** Roughly Paris and the three departments around it. */
export const territory = {
  type: 'Polygon',
  coordinates: [
    [
      [2.145, 48.78], [2.22, 48.73], [2.34, 48.69], [2.48, 48.69], [2.61, 48.77], [2.61, 48.96], [2.5, 49.01],
      [2.3, 49.01], [2.19, 48.95], [2.145, 48.78],
    ],
  ],
} as const; // prettier-ignore
